using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds certificates by name, and standards by prefix and number.</summary>
internal static class CertificateScanner
{
    public static void Scan(SourceText text, EntityData data, Findings findings, List<string> certificates)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsLetterOrDigit(folded[i]))
            {
                continue;
            }

            var length = Standard(text, data, i);
            if (length == 0 && data.Certificates.Match(folded, i, out var name) is > 0 and var named && WrittenAsName(text, i, named, name))
            {
                length = named;
            }

            if (length > 0)
            {
                var written = text.Text.Substring(i, length);
                if (certificates.Count < 30 && !certificates.Contains(written, StringComparer.OrdinalIgnoreCase))
                {
                    certificates.Add(written);
                }

                findings.Add(EntityKind.Certification, text, i, length);
                i += length - 1;
            }
        }
    }

    /// <summary>Short names ("CE", "IC", "GS", "COC") count only in capitals, so that French "ce" is no certificate.</summary>
    private static bool WrittenAsName(SourceText text, int start, int length, string name)
    {
        if (name.Length > 4 || !IsAscii(name))
        {
            return true;
        }

        var written = text.Text.AsSpan(start, length);
        var upper = 0;
        foreach (var c in written)
        {
            upper += char.IsUpper(c) || char.IsDigit(c) ? 1 : 0;
        }

        return upper >= length - 1 && !(name is "IC" or "CB" or "GS" or "IS" or "BV" or "DOT" or "MET" or "CRN" or "DoP" or "ACS" or "BIS" or "MDR" or "3.1" or "3C" or "NOM" or "PED" or "SGS" && !NearCertificateWord(text, start));
    }

    private static bool NearCertificateWord(SourceText text, int start)
    {
        var from = Math.Max(0, start - 60);
        var window = text.Folded.AsSpan(from, Math.Min(text.Folded.Length - from, 140));
        return window.Contains("cert", StringComparison.Ordinal) || window.Contains("zert", StringComparison.Ordinal) || window.Contains("report", StringComparison.Ordinal) || window.Contains("approv", StringComparison.Ordinal)
            || window.Contains("mark", StringComparison.Ordinal) || window.Contains("сертиф", StringComparison.Ordinal) || window.Contains("证", StringComparison.Ordinal) || window.Contains("認証", StringComparison.Ordinal)
            || window.Contains("인증", StringComparison.Ordinal) || window.Contains("شهاد", StringComparison.Ordinal) || window.Contains("belge", StringComparison.Ordinal) || window.Contains("test", StringComparison.Ordinal)
            || window.Contains("chung nhan", StringComparison.Ordinal) || window.Contains("ใบรับรอง", StringComparison.Ordinal) || window.Contains("sertif", StringComparison.Ordinal) || window.Contains("norm", StringComparison.Ordinal);
    }

    private static bool IsAscii(string name)
    {
        foreach (var c in name)
        {
            if (c > 127)
            {
                return false;
            }
        }

        return true;
    }

    private static int Standard(SourceText text, EntityData data, int start)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var prefix = PrefixLength(folded, data, start);
        if (prefix == 0 || !char.IsUpper(text.Text[start]) && !text.Folded.AsSpan(start, prefix).SequenceEqual("iso"))
        {
            return 0;
        }

        var at = start + prefix;
        if (at < folded.Length && folded[at] is ' ' or '-' or ':')
        {
            at++;
        }

        var digits = at;
        while (digits < folded.Length && (char.IsAsciiLetterOrDigit(folded[digits]) || folded[digits] is '-' or '.' or '/' or ','))
        {
            if (folded[digits] is '.' or ',' or '/' && (digits + 1 >= folded.Length || !char.IsAsciiDigit(folded[digits + 1])))
            {
                break;
            }

            digits++;
        }

        return digits > at && char.IsAsciiDigit(folded[at]) && digits - at >= 2 || digits > at && HasDigits(folded[at..digits]) ? digits - start : 0;
    }

    private static bool HasDigits(ReadOnlySpan<char> token)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return n >= 2;
    }

    /// <summary>The prefix may be glued to its number: "ISO9001", "EN71".</summary>
    private static int PrefixLength(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        var length = data.StandardPrefixes.Match(folded, start, out _);
        if (length > 0)
        {
            return length;
        }

        if (!Folding.StartsWord(folded, start))
        {
            return 0;
        }

        var end = start;
        while (end < folded.Length && char.IsAsciiLetter(folded[end]) && end - start < 6)
        {
            end++;
        }

        return end > start + 1 && end < folded.Length && char.IsAsciiDigit(folded[end]) && data.StandardPrefixes.TryGet(folded[start..end], out _) ? end - start : 0;
    }
}
