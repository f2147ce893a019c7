using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's telephone number in form, signature, or anywhere in the body behind a label or a plus sign.</summary>
internal static class PhoneReader
{
    private const int LabelReach = 26;

    public static Segment? Read(EntityData data, SenderLines lines)
    {
        if (lines.Form.TryGet("phone", out var field))
        {
            return Scan(data, field.Source, field.Start, field.End, isPhoneLine: true);
        }

        return Scan(data, lines.Signature, 0, lines.Signature.Text.Length, isPhoneLine: false)
            ?? Scan(data, lines.Body, 0, lines.Body.Text.Length, isPhoneLine: false);
    }

    private static Segment? Scan(EntityData data, SourceText text, int from, int to, bool isPhoneLine)
    {
        if (!text.HasDigit)
        {
            return null;
        }

        ReadOnlySpan<char> all = text.Folded;
        for (var i = from; i < to; i++)
        {
            var next = all[i..to].IndexOfAny(Starts);
            if (next < 0)
            {
                return null;
            }

            i += next;
            if (i > 0 && (char.IsLetterOrDigit(all[i - 1]) && all[i - 1] < 128 || all[i - 1] is '.' or '-' or '/' or '_' or '#'))
            {
                while (i + 1 < to && char.IsLetterOrDigit(all[i + 1]))
                {
                    i++;
                }

                continue;
            }

            var end = NumberEnd(all[..to], i, out var digits);
            if (digits is >= 7 and <= 15 && (isPhoneLine || IsPhone(data, text, i, end, digits)))
            {
                return new(text, i, end - i, 0, false);
            }

            i = Math.Max(i, end - 1);
        }

        return null;
    }

    private static readonly System.Buffers.SearchValues<char> Starts = System.Buffers.SearchValues.Create("+(0123456789");

    private static readonly System.Buffers.SearchValues<char> LabelMarks = System.Buffers.SearchValues.Create(" \t:.()-#/=");

    private static int NumberEnd(ReadOnlySpan<char> text, int start, out int digits)
    {
        digits = 0;
        var last = start;
        for (var end = start; end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '+' or '(' or ')' or ' ' or '-' or '.' or '/'); end++)
        {
            if (text[end] == '+' && digits > 0 || text[end] == ' ' && end + 1 < text.Length && text[end + 1] == ' ')
            {
                break;
            }

            if (char.IsAsciiDigit(text[end]))
            {
                digits++;
                last = end + 1;
            }
        }

        return last;
    }

    private static bool IsPhone(EntityData data, SourceText text, int start, int end, int digits)
    {
        var number = text.Folded.AsSpan(start, end - start);
        if (number[0] == '+' && char.IsAsciiDigit(number[1]) && digits >= 8)
        {
            return true;
        }

        if (IsLabelled(data, text, start))
        {
            return true;
        }

        var inSignature = text.Source == EvidenceSource.Signature;
        var behind = LineEnd(text.Text, end);
        var alone = text.Text.AsSpan(end, behind - end).Trim().Length < 3;
        return digits >= 8 && (inSignature || alone && text.Text.AsSpan(behind).Trim().Length < 60)
            && (number[0] is '0' or '(' || number.ContainsAny(' ', '-')) && !number.ContainsAny('/', '.')
            && !(number[0] == '2' && number.Length > 4 && number[4] == '-') && !BehindForeignLabel(text, start) && !IsMoneyLike(number);
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    private static bool IsMoneyLike(ReadOnlySpan<char> number)
    {
        // "12 000 000": groups of three only.
        var groups = 0;
        foreach (var range in number.Split(' '))
        {
            if (groups++ > 0 && number[range].Length != 3)
            {
                return false;
            }
        }

        return groups > 2 && number[0] != '0';
    }

    private static bool IsLabelled(EntityData data, SourceText text, int start)
    {
        for (var i = Math.Max(0, start - LabelReach); i < start; i++)
        {
            if (data.PhoneLabels.Match(text.Folded, i, out _) is > 0 and var length && i + length <= start
                && text.Folded.AsSpan(i + length, start - i - length).IndexOfAnyExcept(LabelMarks) < 0 && (length > 1 || i == 0 || text.Folded[i - 1] is ' ' or '\n' or '|' or ',' or '/'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BehindForeignLabel(SourceText text, int start) => start > 1 && text.Text[start - 1] is ':' or '：' || start > 2 && text.Text[start - 1] == ' ' && text.Text[start - 2] is ':' or '：' or '#';
}
