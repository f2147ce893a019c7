using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Categories;

/// <summary>The master list of categories: names are unique and never change, colours may.</summary>
internal static class CategoryEndpoints
{
    private const string List = "outlook/masterCategories";
    private const string One = List + "/{category}";
    private const int Colours = 25;
    private const int LongestName = 255;

    public static GraphRoute[] Routes { get; } =
    [
        new("GET", List, All, QueryKinds.Top | QueryKinds.Skip | QueryKinds.Count),
        new("POST", List, Create),
        new("GET", One, Get),
        new("PATCH", One, Recolour),
        new("DELETE", One, Delete),
    ];

    private static GraphResponse All(GraphCall call)
    {
        var context = call.Context(List);
        // The list comes whole unless a page is asked for: categories are few.
        return call.Query.Top is null && call.Query.Skip == 0 && !call.Query.Count
            ? GraphResponse.Ok(new JsonObject { ["@odata.context"] = context, ["value"] = new JsonArray([.. call.Mailbox.MasterCategories.Select(Write)]) })
            : Page.Of(call, call.Mailbox.MasterCategories, context, Write);
    }

    private static GraphResponse Create(GraphCall call)
    {
        var body = Known(call.Body());
        var name = JsonRead.Text(body["displayName"], "displayName");
        if (name.Length is 0 or > LongestName)
        {
            throw GraphException.Invalid($"A category name has 1 to {LongestName} characters.");
        }

        if (call.Mailbox.MasterCategories.Exists(c => c.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new GraphException(409, call.Options.DuplicateCategoryCode, "A category with the specified name already exists.");
        }

        var category = new MasterCategory(call.Mailbox.NewGuid(), name, body["color"] is { } color ? Colour(color) : "none");
        call.Mailbox.MasterCategories.Add(category);
        return GraphResponse.Created(Entity(call, category));
    }

    private static GraphResponse Get(GraphCall call) => GraphResponse.Ok(Entity(call, Find(call)));

    private static GraphResponse Recolour(GraphCall call)
    {
        var body = Known(call.Body());
        var category = Find(call);
        if (body.ContainsKey("displayName"))
        {
            throw new GraphException(400, "ErrorInvalidPropertySet", "The displayName of a category cannot be changed.");
        }

        var changed = category with { Color = Colour(body["color"]) };
        call.Mailbox.MasterCategories[call.Mailbox.MasterCategories.IndexOf(category)] = changed;
        return GraphResponse.Ok(Entity(call, changed));
    }

    private static GraphResponse Delete(GraphCall call)
    {
        call.Mailbox.MasterCategories.Remove(Find(call));
        return GraphResponse.NoContent();
    }

    private static MasterCategory Find(GraphCall call) => Guid.TryParse(call.Key("category"), out var id)
        ? call.Mailbox.MasterCategories.Find(c => c.Id == id) ?? throw GraphException.ItemNotFound()
        : throw GraphException.MalformedId();

    private static JsonObject Known(JsonObject body)
    {
        foreach (var (name, _) in body)
        {
            if (!name.StartsWith('@') && name is not ("displayName" or "color" or "id"))
            {
                throw GraphException.BadRequest($"The property '{name}' does not exist on type 'microsoft.graph.outlookCategory'.");
            }
        }

        return body;
    }

    private static string Colour(JsonNode? node)
    {
        string[] colours = ["none", .. Enumerable.Range(0, Colours).Select(static i => string.Create(CultureInfo.InvariantCulture, $"preset{i}"))];
        return JsonRead.OneOf(node, "color", colours);
    }

    private static JsonObject Entity(GraphCall call, MasterCategory category)
    {
        var json = Write(category);
        json.Insert(0, "@odata.context", call.Context(List + "/$entity"));
        return json;
    }

    private static JsonObject Write(MasterCategory category) =>
        new() { ["id"] = category.Id.ToString(), ["displayName"] = category.DisplayName, ["color"] = category.Color };
}
