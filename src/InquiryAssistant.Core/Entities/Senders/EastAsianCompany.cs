using System.Buffers;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Companies without a legal form in lines of Han, kana and Hangul, and short last lines of any script without capitals.</summary>
internal static class EastAsianCompany
{
    private const string HangulParticles = "고다요의을를이가은는에서로와과도만면며수니까지";

    /// <summary>Words and particles of sentences, which no company name holds.</summary>
    public static readonly SearchValues<char> SentenceWords = SearchValues.Create("贵貴你您我们們請请的了是在有を。はがに：:");

    /// <summary>"쏠라캠프 대표 양지훈", "翠雲茶業 品保 黃淑芬": in Hangul and Han the company opens the line, a title or the name follows.</summary>
    public static Segment? BesideTitle(SenderLines lines, string? contact)
    {
        for (var i = 0; i + 1 < lines.Block.Count; i++)
        {
            var (segment, next) = (lines.Block[i], lines.Block[i + 1]);
            if (segment.IsEastAsian && segment.Text[0] > '\u0E7F' && segment.Length is >= 3 and <= 20 && next.Line == segment.Line && next.Start - segment.End == 1 && next.IsEastAsian && (TitleReader.IsTitle(next) || next.Text.SequenceEqual(contact))
                && !TitleReader.IsTitle(segment) && !segment.Text.SequenceEqual(contact) && (segment.InSignature || IsShortEnd(segment)) && !CompanyReader.IsOwners(lines, segment.Text) && !segment.Has(Vocabulary.Place) && !segment.Has(Vocabulary.Closing) && !segment.Text.ContainsAny(SentenceWords))
            {
                return segment;
            }
        }

        return null;
    }

    /// <summary>In a body without a signature a company stands in a short last line and is no part of a sentence.</summary>
    public static bool IsShortEnd(Segment segment)
    {
        var text = segment.Source.Text;
        var start = text.LastIndexOf('\n', Math.Max(0, segment.Start - 1)) + 1;
        var sentence = text.AsSpan(start, segment.Start - start).LastIndexOfAny('.', '。', '!');
        start = sentence >= 0 ? start + sentence + 1 : start;
        return text.Length - start <= 48 && segment.Length <= 28 && !segment.Text.ContainsAnyInRange('\u3041', '\u3096') && !segment.Text.ContainsAny(SentenceWords) && !text.AsSpan(segment.End).TrimEnd().EndsWith("?")
            && !(Folding.IsHangul(segment.Text[^1]) && HangulParticles.Contains(segment.Text[^1])) && segment.Words <= 5;
    }

    /// <summary>"贵公司", "最好有公司", "شركة الآن": a company is spoken of, none is named.</summary>
    public static bool IsSpoken(ReadOnlySpan<char> name, TermHit form) =>
        form.Length <= 2 && name.Length > 2 && name[0] > 0x2E80 && name.ContainsAny(SentenceWords) || name.StartsWith("شركة ال", StringComparison.Ordinal) && Segment.CountWords(name) > 2 && name.Contains("الآن", StringComparison.Ordinal)
        || name.StartsWith("شركة الجديد", StringComparison.Ordinal) || name.StartsWith("Quý", StringComparison.OrdinalIgnoreCase) || name.StartsWith("บริษัทหรือ", StringComparison.Ordinal);
}
