using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Ids;

/// <summary>translateExchangeIds between classic REST ids, immutable REST ids and EWS ids. The binary forms are refused.</summary>
internal static class TranslateEndpoints
{
    private const int MostIds = 1000;

    public static GraphRoute[] Routes { get; } = [new("POST", "translateExchangeIds", Translate)];

    private static GraphResponse Translate(GraphCall call)
    {
        var parameters = JsonRead.Parameters(call.Request.Json, "inputIds", "sourceIdType", "targetIdType");
        var ids = JsonRead.Texts(JsonRead.Parameter(parameters, "inputIds"), "inputIds");
        if (ids.Count > MostIds)
        {
            throw GraphException.Invalid($"At most {MostIds} ids are translated in one call.");
        }

        var source = Type(JsonRead.Parameter(parameters, "sourceIdType"), "sourceIdType");
        var target = Type(JsonRead.Parameter(parameters, "targetIdType"), "targetIdType");
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = $"{call.Request.Root}/$metadata#Collection(microsoft.graph.convertIdResult)",
            ["value"] = new JsonArray([.. ids.Select(id => Translate(call.Mailbox, id, source, target))]),
        });
    }

    private static JsonObject Translate(Mailbox mailbox, string id, string source, string target)
    {
        var rest = source == "ewsId" ? id.Replace('/', '-').Replace('+', '_') : id;
        var item = mailbox.FindItem(rest);
        var isSource = item is not null && (source == "restImmutableEntryId") == (item.ImmutableId == rest);
        if (!isSource)
        {
            return new JsonObject
            {
                ["sourceId"] = id,
                ["targetId"] = null,
                ["errorDetails"] = new JsonObject { ["code"] = "ErrorInvalidId", ["message"] = "The id is not of the source type or its item is gone." },
            };
        }

        var translated = target switch
        {
            "restImmutableEntryId" => item!.ImmutableId,
            "ewsId" => item!.ClassicId.Replace('-', '/').Replace('_', '+'),
            _ => item!.ClassicId,
        };
        return new JsonObject { ["sourceId"] = id, ["targetId"] = translated };
    }

    private static string Type(JsonNode? node, string what)
    {
        var type = JsonRead.OneOf(node, what, "entryId", "ewsId", "immutableEntryId", "restId", "restImmutableEntryId");
        return type is "entryId" or "immutableEntryId" ? throw GraphException.NotEmulated($"The id type '{type}'") : type;
    }
}
