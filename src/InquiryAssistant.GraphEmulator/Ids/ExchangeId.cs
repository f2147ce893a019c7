using System.Diagnostics.CodeAnalysis;

namespace InquiryAssistant.GraphEmulator.Ids;

/// <summary>The text form of Exchange ids: base64 with <c>/</c> written <c>-</c> and <c>+</c> written <c>_</c> (the reverse of base64url), padding kept.</summary>
internal static class ExchangeId
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-').Replace('+', '_');

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length is 0 or > 400 || text.Contains('/', StringComparison.Ordinal) || text.Contains('+', StringComparison.Ordinal))
        {
            return false;
        }

        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text.Replace('-', '/').Replace('_', '+'), buffer, out var length))
        {
            return false;
        }

        bytes = buffer[..length];
        return true;
    }
}
