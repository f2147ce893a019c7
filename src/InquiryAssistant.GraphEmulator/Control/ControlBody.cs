using System.Text.Json;
using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>Reads the bodies of the control side.</summary>
internal static class ControlBody
{
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }, cancellationToken: cancellationToken) as JsonObject
                ?? throw new FormatException("The body is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The body is no JSON.", exception);
        }
    }

    public static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static string Required(JsonObject body, string name) => Text(body, name) ?? throw new FormatException($"{name} is missing.");
}
