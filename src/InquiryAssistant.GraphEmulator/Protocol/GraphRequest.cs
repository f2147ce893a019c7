using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>A request to one path below the version root, from the wire or from inside a batch.</summary>
internal sealed record GraphRequest
{
    public required string Method { get; init; }

    /// <summary>Decoded path segments below <c>/v1.0</c>, function brackets taken apart.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Raw query text without the question mark.</summary>
    public required string Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The JSON body, or null if there is none.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>A body of another type.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Bytes of the body as sent, for the upload limit.</summary>
    public long Length { get; init; }

    /// <summary>The bearer token.</summary>
    public required string Token { get; init; }

    /// <summary><c>http://host:port/v1.0</c> as the caller addressed it.</summary>
    public required string Root { get; init; }

    /// <summary>The path as sent, below the root, with its leading slash.</summary>
    public required string RawPath { get; init; }

    /// <summary>The places of the batch it is a step of; null on the wire.</summary>
    public MailboxThrottle.BatchPlaces? Batch { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
