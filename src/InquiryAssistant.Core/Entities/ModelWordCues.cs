using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>What the words right before and behind a code say of its being a model.</summary>
internal sealed class ModelWordCues(CueBook book)
{
    /// <summary>How a word is written, as its weights name it.</summary>
    public static readonly string[] Classes = ["none", "small", "capital", "capitals", "figures", "other script"];

    private readonly int _wordBefore = book.Family("word before", Classes);
    private readonly int _wordBehind = book.Family("word behind", Classes);
    private readonly int _your = book.Cue("yours before");
    private readonly int _productBefore = book.Cue("product before");
    private readonly int _productBehind = book.Cue("product behind");
    private readonly int _unitBehind = book.Cue("unit behind");
    private readonly int _unitBefore = book.Cue("unit before");
    private readonly int _monthBeside = book.Cue("month beside");

    /// <summary>Marks the word before the place where a code begins; its class.</summary>
    public int MarkBefore(CueSheet sheet, SourceText text, int start, ModelContext context)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = start;
        while (end > 0 && start - end < 3 && folded[end - 1] is ' ' or '(' or '"' or '“' or '„' or '«' or '#')
        {
            end--;
        }

        var from = end;
        while (from > 0 && char.IsLetterOrDigit(folded[from - 1]) && end - from < 30)
        {
            from--;
        }

        var kind = Class(text.Text.AsSpan(from, end - from));
        sheet.Mark(_wordBefore + kind);
        var word = folded[from..end];
        if (word.Length > 0)
        {
            sheet.Mark(_your, context.Data.OwnOffers.Contains(word));
            sheet.Mark(_productBefore, context.Products.Holds(word));
            sheet.Mark(_unitBefore, context.Data.Units.Contains(word));
            sheet.Mark(_monthBeside, context.Data.Months.Contains(word));
        }

        return kind;
    }

    /// <summary>Marks the word behind the place where a code ends; its class.</summary>
    public int MarkBehind(CueSheet sheet, SourceText text, int end, ModelContext context)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var from = end;
        while (from < folded.Length && from - end < 3 && folded[from] is ' ' or '-' or ')' or '"' or '”' or '»')
        {
            from++;
        }

        var stop = from;
        while (stop < folded.Length && char.IsLetterOrDigit(folded[stop]) && stop - from < 30)
        {
            stop++;
        }

        var kind = Class(text.Text.AsSpan(from, stop - from));
        sheet.Mark(_wordBehind + kind);
        var word = folded[from..stop];
        if (word.Length > 0)
        {
            sheet.Mark(_productBehind, context.Products.Holds(word));
            sheet.Mark(_unitBehind, context.Data.Units.Contains(word) || context.Data.NotQuantity.Contains(word));
            sheet.Mark(_monthBeside, context.Data.Months.Contains(word));
        }

        return kind;
    }

    private static int Class(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return 0;
        }

        if (char.IsDigit(word[0]))
        {
            return 4;
        }

        return word[0] >= '\u0590' ? 5 : !char.IsUpper(word[0]) ? 1 : word.Length > 1 && char.IsUpper(word[^1]) ? 3 : 2;
    }
}
