using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Users;

/// <summary>The owner of a mailbox as a directory user, in short.</summary>
internal static class UserEndpoints
{
    private static readonly string[] Properties =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id", "proxyAddresses",
    ];

    public static GraphRoute[] Routes { get; } = [new("GET", "", Get, QueryKinds.Select)];

    private static GraphResponse Get(GraphCall call)
    {
        var selection = Selection.Parse(call.Query.Select, Properties, "microsoft.graph.user");
        var user = call.Mailbox;
        var json = new JsonObject
        {
            ["businessPhones"] = new JsonArray(),
            ["displayName"] = user.DisplayName,
            ["givenName"] = null,
            ["jobTitle"] = null,
            ["mail"] = user.Address,
            ["mobilePhone"] = null,
            ["officeLocation"] = null,
            ["preferredLanguage"] = null,
            ["surname"] = null,
            ["userPrincipalName"] = user.Address,
            ["id"] = user.UserId.ToString(),
        };
        if (selection.Names("proxyAddresses"))
        {
            json["proxyAddresses"] = new JsonArray([.. user.Aliases.Select(static a => JsonValue.Create("smtp:" + a)), JsonValue.Create("SMTP:" + user.Address)]);
        }

        selection.Cut(json).Insert(0, "@odata.context", $"{call.Request.Root}/$metadata#users{selection.Projection()}/$entity");
        return GraphResponse.Ok(json);
    }
}
