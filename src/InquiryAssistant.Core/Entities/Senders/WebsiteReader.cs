namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's site: a "www." address, or in the signature a bare domain or link.</summary>
internal static class WebsiteReader
{
    public static Segment? Read(SenderLines lines)
    {
        if (lines.Form.TryGet("website", out var field))
        {
            return field;
        }

        return Scan(lines.Signature, true) ?? Scan(lines.Body, false);
    }

    private static Segment? Scan(SourceText text, bool isSignature)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var dot = 0;
        while (dot < folded.Length && folded[dot..].IndexOf('.') is >= 0 and var next)
        {
            dot += next;
            var start = dot;
            while (start > 0 && IsAddress(folded[start - 1]))
            {
                start--;
            }

            var end = dot;
            while (end < folded.Length && IsAddress(folded[end]))
            {
                end++;
            }

            // What was looked at once is not looked at again, or a line of dots would be read once for each of its dots.
            var behind = end;
            while (end > start && folded[end - 1] is '.' or '/' or ':')
            {
                end--;
            }

            if (end > start && IsSite(folded[start..end], isSignature))
            {
                return new(text, start, end - start, 0, false);
            }

            dot = Math.Max(dot, behind) + 1;
        }

        return null;
    }

    private static bool IsAddress(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or ':' or '@' or '_' or '?' or '=' or '%';

    private static bool IsSite(ReadOnlySpan<char> token, bool isSignature)
    {
        if (token.Contains('@') || token.Length < 7)
        {
            return false;
        }

        if (token.StartsWith("www.", StringComparison.Ordinal))
        {
            return true;
        }

        return isSignature && (token.StartsWith("http", StringComparison.Ordinal) || IsDomain(token));
    }

    private static bool IsDomain(ReadOnlySpan<char> token)
    {
        var slash = token.IndexOf('/');
        var host = slash > 0 ? token[..slash] : token;
        var dot = host.LastIndexOf('.');
        var top = host[(dot + 1)..];
        return dot > 1 && (top is "example" or "com" or "net" or "org" or "biz" or "shop" || top.Length == 2 && host[..dot].Contains('.') is false && dot > 3)
            && char.IsAsciiLetter(host[0]) && host.IndexOfAnyExceptInRange('a', 'z') >= 0 && !host.ContainsAny(':', '_') && top.IndexOfAnyExceptInRange('a', 'z') < 0;
    }
}
