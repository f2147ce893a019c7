using System.Globalization;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>A refusal with Graph's status, code and words. Thrown anywhere below the gateway, which turns it into the error body.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>How long the caller shall wait, for 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where to go instead, for 410.</summary>
    public string? Location { get; init; }

    public static GraphException ItemNotFound() =>
        new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphException MalformedId() => new(400, "ErrorInvalidIdMalformed", "Id is malformed.");

    public static GraphException Invalid(string message) => new(400, "ErrorInvalidRequest", message);

    public static GraphException BadRequest(string message) => new(400, "BadRequest", message);

    public static GraphException BadSyntax(string message) => new(400, "RequestBroker--ParseUri", message);

    public static GraphException UnknownProperty(string property, string type) =>
        BadSyntax(string.Create(CultureInfo.InvariantCulture, $"Could not find a property named '{property}' on type '{type}'."));

    public static GraphException NotEmulated(string what) =>
        new(501, "NotImplemented", what + " is not supported by this emulator.");

    public static GraphException Inefficient() =>
        new(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
}
