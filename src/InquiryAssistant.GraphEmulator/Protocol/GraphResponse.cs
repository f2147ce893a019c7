using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>An answer before it is written: a JSON body, or bytes of another type, or nothing.</summary>
internal sealed record GraphResponse(int Status, JsonNode? Body)
{
    public byte[]? Bytes { get; init; }

    public string? BytesType { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static GraphResponse Ok(JsonNode body) => new(200, body);

    public static GraphResponse Created(JsonNode body) => new(201, body);

    public static GraphResponse Accepted() => new(202, null);

    public static GraphResponse NoContent() => new(204, null);

    public static GraphResponse Raw(byte[] bytes, string contentType) => new(200, null) { Bytes = bytes, BytesType = contentType };
}
