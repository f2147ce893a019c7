using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What the words right behind a number and its unit, and the one before it, say of its being a quantity.</summary>
internal sealed class QuantityNounCues(CueBook book)
{
    private const int MostWords = 2;

    private const int MostLength = 6;

    private readonly int _product = book.Steps("product, words behind", MostWords - 1);
    private readonly int _plural = book.Steps("plural, words behind", MostWords - 1);
    private readonly int _notQuantity = book.Cue("measure behind");
    private readonly int _notCounted = book.Cue("person or place behind");
    private readonly int _duration = book.Cue("duration behind");
    private readonly int _month = book.Cue("month behind");
    private readonly int _noWord = book.Cue("no word behind");
    private readonly int _capital = book.Cue("capital behind");
    private readonly int _small = book.Cue("small letter behind");
    private readonly int _length = book.Steps("letters of the word behind", MostLength);
    private readonly int _productBefore = book.Cue("product before");
    private readonly int _capitalBefore = book.Cue("capital before");
    private readonly int _figureBefore = book.Cue("number before");

    public void Mark(CueSheet sheet, QuantityCandidate c)
    {
        ReadOnlySpan<char> folded = c.Text.Folded;
        var at = c.UnitEnd;
        for (var words = 0; words < MostWords; words++)
        {
            while (at < folded.Length && folded[at] is ' ' or '-')
            {
                at++;
            }

            var end = WordEnd(folded, at);
            if (words == 0)
            {
                MarkFirst(sheet, c.Text.Text, at, end);
            }

            if (end == at)
            {
                break;
            }

            MarkWord(sheet, c, folded[at..end], words);
            at = end;
            if (at >= folded.Length || folded[at] is not (' ' or '-'))
            {
                break;
            }
        }

        MarkBefore(sheet, c);
    }

    private void MarkFirst(CueSheet sheet, string text, int at, int end)
    {
        if (end == at)
        {
            sheet.Mark(_noWord);
            return;
        }

        sheet.Mark(char.IsUpper(text[at]) ? _capital : _small);
        sheet.Mark(_length + Math.Min(end - at, MostLength));
    }

    private void MarkWord(CueSheet sheet, QuantityCandidate c, ReadOnlySpan<char> word, int place)
    {
        var data = c.Data;
        sheet.Mark(_product + place, c.Products.Holds(word));
        if (place == 0)
        {
            sheet.Mark(_notQuantity, data.NotQuantity.Contains(word));
            sheet.Mark(_notCounted, data.NotCounted.Contains(word));
            sheet.Mark(_duration, data.Durations.Contains(word));
            sheet.Mark(_month, data.Months.Contains(word));
        }

        sheet.Mark(_plural + place, word.Length > 3 && word[0] < 0x530 && (data.Plurals.Contains(word[^1..]) || data.Plurals.Contains(word[^2..]) || data.Plurals.Contains(word[^3..])));
    }

    private void MarkBefore(CueSheet sheet, QuantityCandidate c)
    {
        ReadOnlySpan<char> folded = c.Text.Folded;
        var end = c.Number.Start;
        while (end > 0 && folded[end - 1] is ' ' or ':' or '(' or '.')
        {
            end--;
        }

        var start = end;
        while (start > 0 && Folding.IsWord(folded[start - 1]))
        {
            start--;
        }

        if (start < end)
        {
            sheet.Mark(_productBefore, c.Products.Holds(folded[start..end]));
            sheet.Mark(_capitalBefore, char.IsUpper(c.Text.Text[start]));
            sheet.Mark(_figureBefore, folded[start..end].IndexOfAnyExceptInRange('0', '9') < 0);
        }
    }

    private static int WordEnd(ReadOnlySpan<char> folded, int at)
    {
        var end = at;
        while (end < folded.Length && (Folding.IsWord(folded[end]) || folded[end] > 127 && char.IsLetter(folded[end])))
        {
            end++;
        }

        return end;
    }
}
