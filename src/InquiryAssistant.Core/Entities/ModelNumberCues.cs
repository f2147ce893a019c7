using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>What the letters of a code and the figures behind them say of its being a model or a number of an order or a consignment.</summary>
internal sealed class ModelNumberCues(CueBook book)
{
    /// <summary>Where a code may stand, as its weights name it.</summary>
    public static readonly string[] Places = ["in the body", "in the subject alone", "in the subject of an answer alone", "in body and subject", "in body and subject of an answer"];

    private readonly int _ownLetters = book.Cue("letters of the exporter");
    private readonly int _ownInitial = book.Cue("initial of the exporter");
    private readonly int _theirLetters = book.Cue("letters of the sender");
    private readonly int _theirRunning = book.Cue("letters of the sender, hyphen and figures");
    private readonly int _ownRunning = book.Cue("letters of the exporter, hyphen and four figures or more");
    private readonly int _noRunning = book.Cue("letters of neither, hyphen and figures");
    private readonly int _figuresPlace = book.Family("figures alone, stands", Places);
    private readonly int _figuresLength = book.Steps("figures alone, length", 8);
    private readonly int _figuresRound = book.Cue("figures alone, ends in a whole ten");
    private readonly int _references = book.Steps("words of references", 5);
    private readonly int _referencesDash = book.Steps("hyphen and figures, words of references", 5);
    private readonly int _month = book.Cue("ends in a year and a month");
    private readonly int _running = book.Cue("hyphen and four figures or more");
    private readonly int _repeated = book.Steps("hyphen and figures, words of references, in body and subject", 5);

    /// <summary>Marks the cues of a mention.</summary>
    /// <param name="sheet">Takes them.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="context">What the message holds beside it.</param>
    /// <param name="place">Its place among <see cref="Places"/>.</param>
    /// <param name="isInBoth">Whether body and subject name it.</param>
    public void Mark(CueSheet sheet, ModelMention mention, ModelContext context, int place, bool isInBoth)
    {
        var key = mention.Key;
        var references = Math.Min(context.References, 5);
        var digits = key.Length - DigitRuns.Start(key, key.Length);
        var isRunning = digits >= 3 && mention.Text.Folded[mention.End - Math.Min(digits + 1, mention.End - mention.Start)] is '-' or '/';
        var lead = ModelContext.LeadOf(key);
        var (own, theirs) = (context.IsOwn(lead), context.IsTheirs(lead));
        sheet.Mark(_ownLetters, own);
        sheet.Mark(_ownInitial, context.IsOwnInitial(lead));
        sheet.Mark(_theirLetters, theirs && !own);
        sheet.Mark(_theirRunning, theirs && !own && isRunning);
        sheet.Mark(_ownRunning, own && isRunning && digits > 3);
        sheet.Mark(_noRunning, !own && !theirs && isRunning && lead.Length > 1);
        if (lead.Length == 0 && digits == key.Length)
        {
            sheet.Mark(_figuresPlace + place);
            sheet.Mark(_figuresLength + Math.Min(digits, 8));
            sheet.Mark(_figuresRound, key[^1] == '0');
        }

        sheet.Mark(_references + references);
        sheet.Mark(_referencesDash + references, isRunning);
        sheet.Mark(_repeated + references, isRunning && isInBoth);
        sheet.Mark(_running, isRunning && digits > 3);
        sheet.Mark(_month, digits == 4 && IsMonth(key.AsSpan(key.Length - 4)));
    }

    /// <summary>"2609", "0926": a year of our time and a month.</summary>
    private static bool IsMonth(ReadOnlySpan<char> figures) =>
        figures[0] == '2' && figures[1] is >= '3' and <= '9' && IsMonthNumber(figures[2..]) || figures[2] == '2' && figures[3] is >= '3' and <= '9' && IsMonthNumber(figures[..2]);

    private static bool IsMonthNumber(ReadOnlySpan<char> figures) => figures[0] == '0' && figures[1] != '0' || figures[0] == '1' && figures[1] <= '2';
}
