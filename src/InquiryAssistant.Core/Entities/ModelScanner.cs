using System.Buffers;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds model and item numbers: letters mixed with digits, a standard that names the item, digits behind a word for "model".</summary>
internal static class ModelScanner
{
    private const int LongestModel = 24;

    private const int MostMentions = 200;

    private const int LabelReach = 20;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly SearchValues<char> LabelMarks = SearchValues.Create(" :#.-(\"'no\t");

    /// <summary>Adds what the rules read in one text and the codes that they left.</summary>
    /// <param name="text">Body or subject.</param>
    /// <param name="data">Word lists.</param>
    /// <param name="documents">Document numbers of the whole message.</param>
    /// <param name="findings">What other readers found.</param>
    /// <param name="mentions">Takes what is found, by place.</param>
    public static void Scan(SourceText text, EntityData data, DocumentNumbers documents, Findings findings, List<ModelMention> mentions)
    {
        if (!text.HasDigit)
        {
            return;
        }

        ReadOnlySpan<char> folded = text.Folded;
        var (at, first) = (0, mentions.Count);
        while (at < folded.Length && mentions.Count - first < MostMentions && folded[at..].IndexOfAny(Digits) is >= 0 and var next)
        {
            at += next;
            var token = Token(folded, at);
            var (start, end) = token;
            if (TryModel(text, data, ref start, ref end) && !findings.Covers(text, start, end - start) && !documents.Holds(text, data, start, end))
            {
                mentions.Add(new(text, start, end, ModelForm.Read));
            }
            else
            {
                ModelCandidates.AddLeft(text, data, token, mentions);
            }

            at = Math.Max(Math.Max(token.End, end), at + 1);
        }
    }

    private static (int Start, int End) Token(ReadOnlySpan<char> folded, int at)
    {
        var start = at;
        while (start > 0 && at - start < 40 && CodeShape.IsTokenChar(folded[start - 1]))
        {
            start--;
        }

        var end = at;
        while (end < folded.Length && CodeShape.IsTokenChar(folded[end]))
        {
            end++;
        }

        while (end > at && folded[end - 1] is '-' or '/' or '.' or '+')
        {
            end--;
        }

        while (start < at && folded[start] is '-' or '/' or '.' or '+')
        {
            start++;
        }

        return (start, end);
    }

    private static bool TryModel(SourceText text, EntityData data, ref int start, ref int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var token = folded[start..end];
        if (token.Contains('@') || token.Contains("www.", StringComparison.Ordinal) || token.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        if (IsStandardNumber(text, data, ref start, end))
        {
            return true;
        }

        if (token.Length is > LongestModel or < 3 || CodeShape.EndsAsFile(token, data))
        {
            return false;
        }

        var digits = CodeShape.CountDigits(token);
        var letters = CodeShape.CountLetters(token);
        var named = Behind(text, start, Vocabulary.ModelWord);
        if (letters == 0)
        {
            return named && digits is >= 3 and <= 8 && !token.ContainsAny('.', '/') || named && digits >= 5 && token.Contains('-') || NumberModels.TryRead(text, data, ref start, ref end);
        }

        if (CodeShape.IsMeasure(token, data) || CodeShape.IsOrdinary(token, data))
        {
            return false;
        }

        var written = text.Text.AsSpan(start, end - start);
        return named && !written.Contains('_') || (HasUpper(written) || CodeShape.IsSmallCode(token)) && !HasWord(written) && !written.Contains('_') && (token.Length >= 4 || token.Contains('-')) && !CodeShape.IsSizeOrGrade(token, data) && !CodeShape.IsReference(token, data);
    }

    /// <summary>"24-t-Partien", "TradeLink24", "9er-Stecker": a run of small letters is a word, not a code.</summary>
    private static bool HasWord(ReadOnlySpan<char> written)
    {
        var run = 0;
        foreach (var c in written)
        {
            run = char.IsAsciiLetterLower(c) ? run + 1 : 0;
            if (run >= 4)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasUpper(ReadOnlySpan<char> token) => token.IndexOfAnyInRange('A', 'Z') >= 0;

    /// <summary>Whether such a word stands right before, with only blanks and marks between.</summary>
    internal static bool Behind(SourceText text, int start, Vocabulary kind)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - LabelReach), start))
        {
            if (hit.Kind == (int)kind && hit.End <= start && text.Folded.AsSpan(hit.End, start - hit.End).IndexOfAnyExcept(LabelMarks) < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"DIN 933", "ASTM A193": the standard names the item.</summary>
    private static bool IsStandardNumber(SourceText text, EntityData data, ref int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var glued = data.ModelStandards.Match(folded, start, out _);
        if (glued > 0 && start + glued < end)
        {
            return true;
        }

        var word = start > 1 && folded[start - 1] == ' ' ? WordStart(folded, start - 1) : -1;
        if (word < 0 || !data.ModelStandards.Contains(folded[word..(start - 1)]) || end - start is < 2 or > 10 || CodeShape.CountDigits(folded[start..end]) < 2)
        {
            return false;
        }

        start = word;
        return true;
    }

    internal static int WordStart(ReadOnlySpan<char> folded, int end)
    {
        var start = end;
        while (start > 0 && char.IsAsciiLetter(folded[start - 1]))
        {
            start--;
        }

        return start < end && (start == 0 || !CodeShape.IsTokenChar(folded[start - 1])) ? start : -1;
    }
}
