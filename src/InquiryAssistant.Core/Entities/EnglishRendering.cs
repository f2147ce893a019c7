using System.Text;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Renders payment terms, dates and prices in short English, as the corpus format asks; English text stays as written.</summary>
internal static class EnglishRendering
{
    /// <summary>The words from <paramref name="start"/> to <paramref name="end"/>; rendered only when one of them has a rendering.</summary>
    public static string Of(SourceText text, EntityData data, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded.AsSpan(0, end);
        var rendered = new StringBuilder();
        var (isForeign, isDated) = (false, false);
        for (var i = start; i < end;)
        {
            var length = data.Renderings.Match(folded, i, glued: Glues(folded, i), out var english);
            if (length > 0)
            {
                // "of" and the like stand inside longer renderings; Latin words count only as whole words.
                // "9月15日" is a day, not fifteen of them.
                if (!(english == "days" && length == 1 && isDated))
                {
                    Append(rendered, english);
                }

                isDated |= data.Months.Contains(Folding.Fold(english));
                isForeign = true;
                i += length;
                continue;
            }

            var next = i + 1;
            if (char.IsAsciiLetterOrDigit(folded[i]) || folded[i] is '%' or '/' or '$' or '€' or '.' or ',' or '-' or '+' or ':')
            {
                while (next < end && folded[next] < 128 && folded[next] != ' ' && !(char.IsAsciiDigit(folded[i]) && char.IsAsciiLetter(folded[next])))
                {
                    next++;
                }

                if (char.IsAsciiDigit(folded[i]) || !char.IsAsciiLetter(folded[i]) || IsAbbreviation(text.Text.AsSpan(i, next - i)))
                {
                    Append(rendered, text.Text[i..next]);
                }
            }
            else if (folded[i] is '٪')
            {
                rendered.Append('%');
            }
            else
            {
                while (next < end && Folding.IsWord(folded[i]) && Folding.IsWord(folded[next]) && !Folding.IsUnspaced(folded[i]) && !Folding.IsHangul(folded[i]))
                {
                    next++;
                }
            }

            i = next;
        }

        return isForeign && rendered.Length > 1 ? rendered.ToString().Trim(' ', ',', '.', '-', ':', '/') : text.Text[start..end];
    }

    private static bool Glues(ReadOnlySpan<char> folded, int i) => folded[i] > 127 && (Folding.IsHangul(folded[i]) || Folding.IsUnspaced(folded[i])) || i > 0 && char.IsAsciiDigit(folded[i - 1]);

    /// <summary>"T/T", "BL", "Net": kept in a rendering.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.Length <= 4 && word.IndexOfAnyInRange('a', 'z') < 0 || word.Contains('/') || word is "Net" or "net" or "days" or "deposit" or "balance" or "advance";

    private static void Append(StringBuilder text, string word)
    {
        if (text.Length > 0 && text[^1] != ' ' && !(word[0] is '%' or ',' or '.' or '/'))
        {
            text.Append(' ');
        }

        text.Append(word);
    }
}
