namespace InquiryAssistant.Core.Entities;

/// <summary>What of payment terms a clause contains; a bit each.</summary>
[Flags]
internal enum PaymentParts
{
    None = 0,

    /// <summary>A named instrument: "L/C", "T/T".</summary>
    Instrument = 1,

    /// <summary>"deposit", "balance", "credit".</summary>
    Word = 2,

    /// <summary>Such a word that the rules let state terms.</summary>
    Stated = 4,

    /// <summary>"30/70".</summary>
    Split = 8,

    /// <summary>"30% deposit": a share that the rules take.</summary>
    Share = 16,

    /// <summary>A share of anything.</summary>
    BareShare = 32,

    /// <summary>"60 days from B/L": a credit that the rules take.</summary>
    Credit = 64,

    /// <summary>A period of anything.</summary>
    BarePeriod = 128,

    /// <summary>"pay", "payment".</summary>
    PayWord = 256,

    /// <summary>What the rules see refused: "no advance".</summary>
    Refused = 512,

    /// <summary>More than one share.</summary>
    Shares = 1024,
}

/// <summary>A clause that may state payment terms: UTF-16 positions, parts, and whether it is the one that the rules choose.</summary>
internal sealed record PaymentClause(SourceText Text, int Start, int End, PaymentParts Parts, bool IsByRule)
{
    /// <summary>A text with more of them is a contract; the first stand for it.</summary>
    private const int Most = 40;

    /// <summary>All of a text, in order of place; none overlaps another.</summary>
    public static List<PaymentClause> In(SourceText text, EntityData data)
    {
        var elements = Elements(text, data);
        var clauses = new List<PaymentClause>();
        var byRule = elements.Count > 0 ? PaymentRules.FirstElement(text, data) : -1;
        for (var i = 0; i < elements.Count && clauses.Count < Most;)
        {
            var start = byRule >= 0 && byRule <= elements[i].At && elements[i].At - byRule < RuleReach && !clauses.Exists(c => c.End > byRule) ? byRule : elements[i].At;
            var end = PaymentRules.ClauseEnd(text, data, start);
            var (parts, shown) = (PaymentParts.None, -1);
            while (i < elements.Count && (elements[i].At < end || parts == PaymentParts.None))
            {
                parts |= parts.HasFlag(elements[i].Part) && (elements[i].Part & (PaymentParts.Share | PaymentParts.BareShare)) != 0 ? elements[i].Part | PaymentParts.Shares : elements[i].Part;
                shown = shown < 0 && elements[i].Part != PaymentParts.PayWord ? Math.Max(start, elements[i].At) : shown;
                i++;
            }

            // "we pay 30% in advance": the terms begin behind the word of paying.
            start = shown > 0 && !(byRule >= start && byRule < shown) ? shown : start;
            if ((parts & ~PaymentParts.Refused) != PaymentParts.BarePeriod && (parts & ~PaymentParts.Refused) != PaymentParts.BareShare || byRule >= start && byRule < end || PaymentRules.PaysNear(text, start, end))
            {
                clauses.Add(new(text, start, end, parts, byRule >= start && byRule < end));
            }
        }

        return clauses;
    }

    private const int RuleReach = 16;

    /// <summary>The terms in short English.</summary>
    public string Rendered(EntityData data) => EnglishRendering.Of(Text, data, Start, End);

    private static List<(int At, PaymentParts Part)> Elements(SourceText text, EntityData data)
    {
        var elements = new List<(int At, PaymentParts Part)>();
        foreach (var hit in text.Hits)
        {
            if (hit.Kind == (int)Vocabulary.Payment)
            {
                var part = data.NamedInstruments.Contains(text.Folded.AsSpan(hit.Start, hit.Length)) ? PaymentParts.Instrument : PaymentParts.Word;
                part |= PaymentRules.States(text, data, hit) ? PaymentParts.Stated : PaymentParts.None;
                elements.Add((PaymentRules.NumberBefore(text, hit.Start), part | (PaymentRules.IsRefused(text, data, hit.Start, hit.End) ? PaymentParts.Refused : PaymentParts.None)));
            }
            else if (hit.Kind == (int)Vocabulary.PayWord)
            {
                elements.Add((hit.Start, PaymentParts.PayWord));
            }
        }

        if (text.HasDigit)
        {
            AddNumbers(text, data, elements);
        }

        elements.Sort((a, b) => a.At - b.At);
        return elements;
    }

    private static void AddNumbers(SourceText text, EntityData data, List<(int At, PaymentParts Part)> elements)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return;
            }

            i += next;
            var end = DigitRuns.End(folded, i);
            if (end - i <= 3 && (i == 0 || !char.IsAsciiLetterOrDigit(folded[i - 1]) && folded[i - 1] is not ('.' or ',' or '/' or '-')) && PartOf(text, data, i, end) is not PaymentParts.None and var part)
            {
                elements.Add((i > 0 && folded[i - 1] == '%' ? i - 1 : i, part | (PaymentRules.IsRefused(text, data, i, end) ? PaymentParts.Refused : PaymentParts.None)));
            }

            i = end;
        }
    }

    private static PaymentParts PartOf(SourceText text, EntityData data, int i, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end < folded.Length && folded[end] is ' ' or '-' ? end + 1 : end;
        var isShare = at < folded.Length && folded[at] is '%' or '٪' || i > 0 && folded[i - 1] == '%';
        return PaymentRules.SplitLength(folded, i) > 0 ? PaymentParts.Split
            : PaymentRules.IsShare(text, data, i, end) ? PaymentParts.Share
            : PaymentRules.IsCredit(text, data, i, end) ? PaymentParts.Credit
            : isShare ? PaymentParts.BareShare
            : data.Durations.Match(folded, at, true, out _) > 0 ? PaymentParts.BarePeriod : PaymentParts.None;
    }
}
