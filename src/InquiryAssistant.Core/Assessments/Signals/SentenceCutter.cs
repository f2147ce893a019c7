using System.Buffers;
using InquiryAssistant.Core.Assessments.Phrases;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Cuts a text at sentence ends and line ends, and finds question marks and list lines on the way.</summary>
internal sealed class SentenceCutter(Lexicon lexicon)
{
    private static readonly SearchValues<char> _marks = SearchValues.Create("\n.!?。！？؟；");

    private readonly int _question = lexicon.IndexOf("question-mark");
    private readonly int _listItem = lexicon.IndexOf("list-item");

    /// <summary>Adds the sentences in order, and hits for question marks and list lines.</summary>
    public void Cut(ReadOnlySpan<char> text, List<Sentence> sentences, List<PhraseHit> hits)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // Only at marks and at the beginning of lines is there anything to see.
            if (i > 0 && text[i - 1] != '\n')
            {
                var next = text[i..].IndexOfAny(_marks);
                if (next < 0)
                {
                    break;
                }

                i += next;
            }

            if (text[i] is '?' or '？' or '؟')
            {
                hits.Add(new PhraseHit(_question, i, i + 1));
            }

            if ((i == 0 || text[i - 1] == '\n') && IsListMark(text[i..]))
            {
                hits.Add(new PhraseHit(_listItem, i, Math.Min(i + 2, text.Length)));
            }

            if (Ends(text, i))
            {
                sentences.Add(new Sentence(start, i + 1, 0));
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            sentences.Add(new Sentence(start, text.Length, 0));
        }
    }

    private static bool Ends(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '!' or '?' or '。' or '！' or '？' or '؟' or '；' => true,
        '.' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]),
        // A single line end may be a wrap; it ends a sentence when the next line opens a list, is empty or begins with a capital.
        '\n' => i + 1 == text.Length || text[i + 1] == '\n' || IsListMark(text[(i + 1)..]) || !char.IsLower(text[i + 1]),
        _ => false,
    };

    private static bool IsListMark(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(' ');
        if (line.Length < 2)
        {
            return false;
        }

        if (line[0] is '-' or '•' or '*' or '–' or '·' or '—' or '①' or '②' or '③' or '④' or '⑤')
        {
            return line[1] is ' ' or '\t' or '\u00A0' || char.IsLetter(line[1]);
        }

        var digits = 0;
        while (digits < 2 && digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        var mark = digits > 0 ? digits : char.IsAsciiLetter(line[0]) ? 1 : 0;
        return mark > 0 && mark < line.Length && (line[mark] is ')' or '、' or '）' || (digits > 0 && line[mark] is '.' or '．' or ':' && (mark + 1 >= line.Length || !char.IsAsciiDigit(line[mark + 1]))));
    }
}
