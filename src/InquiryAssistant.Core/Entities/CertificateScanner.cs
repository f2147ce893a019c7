using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds certificates by name, and standards by prefix and number.</summary>
internal static class CertificateScanner
{
    private const int MostCertificates = 30;

    private const int ContextReach = 60;

    public static void Scan(SourceText text, EntityData data, Findings findings, List<string> certificates)
    {
        var free = 0;
        foreach (var hit in text.Hits)
        {
            if (hit.Start < free || hit.Kind is not ((int)Vocabulary.Certificate or (int)Vocabulary.StandardPrefix))
            {
                continue;
            }

            var end = hit.Kind == (int)Vocabulary.StandardPrefix ? StandardEnd(text, data, hit) : Math.Max(NamedEnd(text, data, hit), StandardEndAt(text, data, hit.Start));
            if (end <= hit.Start)
            {
                continue;
            }

            free = end;
            findings.Add(EntityKind.Certification, text, hit.Start, end - hit.Start);
            var written = text.Text[hit.Start..end];
            if (certificates.Count < MostCertificates && !Holds(certificates, written))
            {
                certificates.Add(written);
            }
        }
    }

    private static bool Holds(List<string> certificates, string written) => certificates.Exists(c => c.StartsWith(written, StringComparison.OrdinalIgnoreCase));

    /// <summary>Short names ("CE", "GS", "COC") count only in capitals, so that French "ce" is none; ambiguous ones only near a word such as "certificate".</summary>
    private static int NamedEnd(SourceText text, EntityData data, TermHit hit)
    {
        var written = text.Text.AsSpan(hit.Start, hit.Length);
        var name = data.Certificates[hit];
        if (hit.Start > 0 && text.Text[hit.Start - 1] is '-' or '.' or '@' or '_' || hit.End + 1 < text.Text.Length && (text.Text[hit.End] is '@' or '.' && char.IsAsciiLetterOrDigit(text.Text[hit.End + 1]) || text.Text[hit.End] == '-' && char.IsAsciiDigit(text.Text[hit.End + 1])) && name.Length <= 4)
        {
            return 0;
        }

        if (data.PlainCertificates.Contains(text.Folded.AsSpan(hit.Start, hit.Length)))
        {
            return hit.End;
        }

        if (name.Length <= 5 && name[0] < 128 && CountCapitals(written) < Math.Min(2, hit.Length) || name.Length <= 10 && name[0] < 128 && char.IsLower(written[0]) && CountCapitals(written) == 0 && !Near(text, hit.Start))
        {
            return 0;
        }

        return data.WeakCertificates.Contains(text.Folded.AsSpan(hit.Start, hit.Length)) && !Near(text, hit.Start) ? 0 : hit.End;
    }

    private static int CountCapitals(ReadOnlySpan<char> written)
    {
        var n = 0;
        foreach (var c in written)
        {
            n += char.IsUpper(c) || char.IsDigit(c) ? 1 : 0;
        }

        return n;
    }

    private static bool Near(SourceText text, int start) =>
        text.Has(Vocabulary.CertificateWord, Math.Max(0, start - ContextReach), Math.Min(text.Text.Length, start + ContextReach));

    /// <summary>"ISO" is a name, "ISO 9001" a standard: the longer one counts.</summary>
    private static int StandardEndAt(SourceText text, EntityData data, int start)
    {
        var length = data.StandardPrefixes.Match(text.Folded, start, out _);
        return length > 0 ? StandardEnd(text, data, new(start, length, (int)Vocabulary.StandardPrefix, 0)) : 0;
    }

    private static int StandardEnd(SourceText text, EntityData data, TermHit hit)
    {
        ReadOnlySpan<char> folded = text.Folded;
        if (!char.IsUpper(text.Text[hit.Start]) && !folded.Slice(hit.Start, hit.Length).StartsWith("iso", StringComparison.Ordinal) || hit.Start > 0 && text.Text[hit.Start - 1] is '-' or '/' or '.')
        {
            return 0;
        }

        var glued = hit.End < folded.Length && char.IsAsciiDigit(folded[hit.End]);
        var at = !glued && hit.End < folded.Length && folded[hit.End] is ' ' or '-' or ':' ? hit.End + 1 : hit.End;
        var end = NumberEnd(folded, at);
        var digits = CountDigits(folded[at..end]);
        if (end == at || !char.IsAsciiDigit(folded[at]) || digits < (glued ? 3 : 2) && !folded.Slice(hit.Start, hit.Length).StartsWith("en", StringComparison.Ordinal) && !folded.Slice(hit.Start, hit.Length).StartsWith("ece", StringComparison.Ordinal))
        {
            return 0;
        }

        if (data.WeakStandards.Contains(folded.Slice(hit.Start, hit.Length)) && !data.SystemStandards.Contains(folded[at..Math.Min(end, at + 5)].TrimEnd(':').TrimEnd('-')) && !Near(text, hit.Start))
        {
            return 0;
        }

        return end;
    }

    private static int NumberEnd(ReadOnlySpan<char> folded, int at)
    {
        var end = at;
        while (end < folded.Length && (char.IsAsciiLetterOrDigit(folded[end]) || folded[end] is '-' or '.' or ',' or '/' or ':'))
        {
            if (folded[end] is '.' or ',' or '/' or ':' or '-' && (end + 1 >= folded.Length || !char.IsAsciiDigit(folded[end + 1])))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static int CountDigits(ReadOnlySpan<char> token)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return n;
    }
}
