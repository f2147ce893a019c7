namespace InquiryAssistant.Core.Entities;

/// <summary>Tells by the words around a number that it describes a thing or a place, is somebody's default, or names a place in a row.</summary>
internal static class QuantityContext
{
    private const int MeasureReach = 28;

    private const int DefaultReach = 24;

    private const int WantReach = 70;

    private const int ListReach = 45;

    private const decimal SmallestVolume = 1000;

    /// <summary>"clause 8", "page 18", "roll 14": the number says which, not how many.</summary>
    public static bool IsNumbered(SourceText text, int start, decimal value) => value < 10_000 && IsRightBehind(text, Vocabulary.NumberedWord, start, 12);

    /// <summary>"zamawiamy 240 opraw": the word of wanting stands right before the number.</summary>
    public static bool IsWantedDirectly(SourceText text, int start) => IsRightBehind(text, Vocabulary.Want, start, 18);

    private static bool IsRightBehind(SourceText text, Vocabulary kind, int start, int reach)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - reach), start))
        {
            // An open-ended word goes on behind its hit: "zamawia*" in "zamawiamy".
            var end = hit.End;
            while (end < start && Text.Folding.IsWord(text.Folded[end]) && text.Folded[end] < 0x530)
            {
                end++;
            }

            if (hit.Kind == (int)kind && hit.End <= start && text.Folded.AsSpan(end, start - end).Trim(" .#:").IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"how many fit in one container": a container that only holds the goods.</summary>
    public static bool IsHeldIn(SourceText text, int start) => IsRightBehind(text, Vocabulary.HeldIn, start, 10);

    /// <summary>"order 2214 is unloaded": an exact number behind a word for documents names one.</summary>
    public static bool IsDocumentNumber(SourceText text, int start, decimal value) =>
        value >= 1000 && value % 50 != 0 && (IsRightBehind(text, Vocabulary.Reference, start, 20) || IsRightBehind(text, Vocabulary.OfferWord, start, 20));

    /// <summary>Whether a quantity stands before the number in the same sentence: "900 plates, 240 teapots".</summary>
    public static bool FollowsQuantity(SourceText text, Findings findings, int start)
    {
        foreach (var span in findings.Spans)
        {
            if (span.Kind == EntityKind.Quantity && span.Source == text.Source && span.Start < start && start - span.Start - span.Length <= ListReach && !EndsSentence(text, span.Start + span.Length, start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"4 salt spray hours?", "5 packing", "6 screws": a small number that opens its line and goes one on from the line before or to the line behind.</summary>
    public static bool IsListNumber(ReadOnlySpan<char> folded, int start, int end, decimal value)
    {
        if (value > LongestList || value != decimal.Truncate(value) || start > 0 && folded[start - 1] != '\n')
        {
            return false;
        }

        var before = start > 1 ? folded[..(start - 1)].TrimEnd('\n').LastIndexOf('\n') + 1 : start;
        var next = folded[end..].IndexOf('\n');
        return Opening(folded, before) == value - 1 && before < start || next >= 0 && Opening(folded, folded.Length - folded[(end + next)..].TrimStart('\n').Length) == value + 1;
    }

    private const decimal LongestList = 40;

    private static int Opening(ReadOnlySpan<char> folded, int line)
    {
        var stop = DigitRuns.End(folded, line);
        return stop > line && stop - line <= 2 && int.TryParse(folded[line..stop], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    /// <summary>"1\tUCF 205\t30": the number that opens a table's row counts the row.</summary>
    public static bool IsRowNumber(ReadOnlySpan<char> folded, int start, int end) =>
        end < folded.Length && folded[end] == '\t' && (start == 0 || folded[start - 1] == '\n');

    /// <summary>Whether the number with its unit is a property ("carries 350 kg", "shop of 140 m2") or a default ("MOQ 500 pcs").</summary>
    public static bool IsDescription(SourceText text, EntityData data, string unit, decimal value, int start, int stop)
    {
        if (Before(text, Vocabulary.DefaultWord, start, DefaultReach))
        {
            return true;
        }

        if (unit is "km" && !IsWanted(text, start) || unit is "L" && value < SmallestVolume && !Before(text, Vocabulary.Want, start, MeasureReach / 2))
        {
            return true;
        }

        if (unit is "kg" or "L" or "g" && (IsPropertyOfCounted(text, start) || value <= LargestPack && IsPack(text, data, start, stop)))
        {
            return true;
        }

        var isMeasure = unit is "kg" or "g" or "MT" or "m" or "km" or "L" or "m2" or "m3" or "sq ft";
        return isMeasure && !Before(text, Vocabulary.Want, start, MeasureReach / 2) && (Before(text, Vocabulary.Measure, start, unit is "m2" or "sq ft" ? MeasureReach * 2 : MeasureReach) || Behind(text, Vocabulary.Measure, stop, 12) || unit is "kg" && value != decimal.Truncate(value));
    }

    /// <summary>"2 pétrins 80 kg", "10 pcs balance 5kg": a small count and one to three words right before the weight, which tells what is counted.</summary>
    private static bool IsPropertyOfCounted(SourceText text, int start)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var (at, words) = (start, 0);
        while (at > 0 && start - at < PropertyReach && (char.IsLetter(folded[at - 1]) || folded[at - 1] is ' ' or '-'))
        {
            at--;
            words += folded[at] == ' ' && at + 1 < start ? 1 : 0;
        }

        var first = DigitRuns.Start(folded, at);
        return words is >= 1 and <= 3 && at - first is >= 1 and <= 4 && folded[at] == ' ' && (first == 0 || folded[first - 1] is ' ' or '\n' or '(' or ':')
            && !text.Has(Vocabulary.Want, at, start) && SharedUnit.HasNoJoin(folded[at..start]);
    }

    private const int PropertyReach = 34;

    private const decimal LargestPack = 60;

    private const int PackReach = 20;

    /// <summary>"bolsa neutra 10 kg", "25 kg en fût": a small weight right behind a word for a pack with at most one word between, or in such a pack.</summary>
    private static bool IsPack(SourceText text, EntityData data, int start, int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = Math.Max(0, start - PackReach); i < start - 1; i++)
        {
            if (!Text.Folding.StartsWord(folded, i) || data.GoodsContainers.Match(folded, i, out _) is not (> 1 and var length))
            {
                continue;
            }

            // An open-ended word goes on behind its match: "упаковк*" in "упаковка".
            var end = i + length;
            while (end < start && char.IsLetter(folded[end]) && folded[end] < 0x530)
            {
                end++;
            }

            var between = folded[Math.Min(end, start)..start];
            if (between.StartsWith(" ", StringComparison.Ordinal) && !between.ContainsAny(PackStops) && between.Count(' ') <= 2 && SharedUnit.HasNoJoin(between))
            {
                return true;
            }
        }

        foreach (var lead in PackLeads)
        {
            if (folded[stop..].StartsWith(lead, StringComparison.Ordinal))
            {
                return data.GoodsContainers.Match(folded, stop + lead.Length, out _) > 1;
            }
        }

        return false;
    }

    private static readonly System.Buffers.SearchValues<char> PackStops = System.Buffers.SearchValues.Create(".,;:!?\n\t()0123456789/");

    private static readonly string[] PackLeads = [" en ", " im ", " in a ", " par ", " por ", " em "];

    /// <summary>Whether a word of needing or ordering stands before the place in its sentence, or the number opens its line.</summary>
    public static bool IsWanted(SourceText text, int start) => Before(text, Vocabulary.Want, start, WantReach) || OpensLine(text.Folded, start);

    /// <summary>"benötigen wir 1.450 Stapelstühle": the word of wanting at most one small word before the number.</summary>
    public static bool IsWantedNear(SourceText text, int start) => Before(text, Vocabulary.Want, start, NearReach);

    private const int NearReach = 18;

    private static bool OpensLine(ReadOnlySpan<char> folded, int start)
    {
        var at = start;
        while (at > 0 && folded[at - 1] is ' ' or '-' or '*' or '•' or '·' or '+')
        {
            at--;
        }

        return at == 0 || folded[at - 1] == '\n';
    }

    private static bool Before(SourceText text, Vocabulary kind, int start, int reach)
    {
        var from = Math.Max(0, start - reach);
        var line = text.Folded.AsSpan(from, start - from).LastIndexOf('\n');
        from = line >= 0 ? from + line + 1 : from;
        foreach (var hit in text.HitsIn(from, start))
        {
            if (hit.Kind == (int)kind && hit.End <= start && !EndsSentence(text, hit.End, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Behind(SourceText text, Vocabulary kind, int stop, int reach)
    {
        foreach (var hit in text.HitsIn(stop, Math.Min(text.Text.Length, stop + reach)))
        {
            // "50 t at 765": a price follows, no load.
            if (hit.Kind == (int)kind && text.Folded.AsSpan(hit.Start, hit.Length) is not ("at" or "from" or "after") && !text.Folded.AsSpan(stop, hit.Start - stop).ContainsAny(".,\n;"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsSentence(SourceText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Clauses.EndsSentence(text.Text, i))
            {
                return true;
            }
        }

        return false;
    }
}
