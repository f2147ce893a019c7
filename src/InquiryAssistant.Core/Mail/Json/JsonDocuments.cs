using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace InquiryAssistant.Core.Mail.Json;

/// <summary>Parses JSON with a refusal in words instead of an exception.</summary>
internal static class JsonDocuments
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    /// <summary>Parses the bytes; the error tells the place, never the content.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? error)
    {
        document = null;
        error = null;
        if (utf8.Length > AssessmentInput.LargestInput)
        {
            error = "The input is larger than 64 MiB.";
            return false;
        }

        try
        {
            document = JsonDocument.Parse(JsonText.Repair(utf8), Options);
            return true;
        }
        catch (JsonException exception)
        {
            // The exception's own text may quote the input.
            error = string.Create(CultureInfo.InvariantCulture, $"The input is not JSON (or nested deeper than 64), at byte {exception.BytePositionInLine ?? 0}.");
            return false;
        }
    }
}
