using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>A number that may be a quantity, with what is known of it.</summary>
/// <param name="Text">The text it stands in.</param>
/// <param name="Data">Word lists.</param>
/// <param name="Products">The owner's products.</param>
/// <param name="Findings">What was found in the message.</param>
/// <param name="Number">The number.</param>
internal sealed record QuantityCandidate(SourceText Text, EntityData Data, ProductWords Products, Findings Findings, WrittenNumber Number)
{
    /// <summary>What the rules read there; null when they left it.</summary>
    public ReadQuantity? Read { get; init; }

    /// <summary>The unit behind the number; null when there is none.</summary>
    public string? UnitName { get; init; }

    /// <summary>Where the unit, or without one the next word, begins.</summary>
    public int UnitStart { get; init; }

    /// <summary>Behind the unit.</summary>
    public int UnitEnd { get; init; }

    /// <summary>The sentence around the number.</summary>
    public (int Start, int End) Sentence { get; init; }

    /// <summary>How many quantities the rules read in the text.</summary>
    public int ReadInText { get; init; }

    /// <summary>Its place among the numbers of the text, from 0.</summary>
    public int Place { get; init; }

    /// <summary>How many numbers the text has.</summary>
    public int NumbersInText { get; init; }
}

/// <summary>Weighs for each number of a text what speaks for and against its being a quantity; the rules' word is one of the cues.</summary>
/// <remarks>So a rule that fits the letter of a sentence but nothing else in it is overruled, and a number that no rule knows is taken where all around it fits.</remarks>
internal static class QuantityEvidence
{
    /// <summary>As the decision is named in the weights file.</summary>
    public const string Decision = "quantities";

    /// <summary>Numbers behind this many are a price list's; there the rules alone decide.</summary>
    private const int MostJudged = 200;

    private const decimal Largest = 100_000_000;

    /// <summary>Signs right before a number that make it part of a code, a date, a telephone number or a size.</summary>
    private static readonly System.Buffers.SearchValues<char> _closeBefore = System.Buffers.SearchValues.Create(".,_@#/+=");

    /// <summary>Signs right behind a number that make it a share or part of a code.</summary>
    private static readonly System.Buffers.SearchValues<char> _closeBehind = System.Buffers.SearchValues.Create("%٪_@/°=");

    private static readonly CueWeights _weights = CueWeights.Load(Decision, QuantityCues.Book);

    /// <summary>Takes over of a text's draft what the evidence bears out, and what the rules left though it is borne out.</summary>
    public static List<Quantity> Choose(QuantityDraft draft, SourceText text, EntityData data, ProductWords products, Findings findings, EvidenceLog? log)
    {
        var numbers = text.Numbers(data);
        if (numbers.Count == 0)
        {
            return [];
        }

        var sheet = new CueSheet(QuantityCues.Book);
        var chosen = new List<Quantity>();
        var followers = new List<QuantityCandidate>();
        var sentence = (Start: 0, End: 0);
        for (var i = 0; i < numbers.Count && i < MostJudged; i++)
        {
            var read = draft.At(numbers[i].Start);
            if (read is null && !MayCount(text, data, findings, numbers[i]))
            {
                continue;
            }

            var bare = new QuantityCandidate(text, data, products, findings, numbers[i]) { Read = read, ReadInText = draft.Items.Count, Place = i, NumbersInText = numbers.Count };
            if (read?.Bearer is not null)
            {
                followers.Add(bare);
                continue;
            }

            var candidate = Of(bare, sentence);
            sentence = candidate.Sentence;
            QuantityCues.Mark(sheet, candidate);
            log?.Add(Decision, Text(candidate), sheet, read is not null);
            DecideList(followers, candidate, sheet.Score(_weights) > _weights.Border, chosen);
        }

        followers.ForEach(f => Decide(f, isTaken: true, chosen));
        AddUnjudged(draft, numbers, chosen);
        return chosen;
    }

    /// <summary>Whether a number that the rules left is free: no part of a code, no year, no share, no sum, nothing else that was found.</summary>
    private static bool MayCount(SourceText text, EntityData data, Findings findings, WrittenNumber number)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var (before, behind) = (number.Start > 0 ? folded[number.Start - 1] : ' ', number.End < folded.Length ? folded[number.End] : ' ');
        if (number.Value <= 0 || number.Value > Largest || char.IsAsciiLetterOrDigit(before) || _closeBefore.Contains(before) || _closeBehind.Contains(behind)
            || number.IsLikeYear)
        {
            return false;
        }

        foreach (var span in findings.Spans)
        {
            if (span.Source == text.Source && number.Start < span.Start + span.Length && span.Start < number.End && span.Kind is not (EntityKind.Quantity or EntityKind.Incoterm or EntityKind.Port or EntityKind.PaymentTerms or EntityKind.JobTitle))
            {
                return false;
            }
        }

        return !Money.Around(data, folded, number.Start, number.End, out _, out _) && !BareQuantities.IsBehindPay(folded, data, number.Start);
    }

    private static QuantityCandidate Of(QuantityCandidate candidate, (int Start, int End) last)
    {
        ReadOnlySpan<char> folded = candidate.Text.Folded;
        var (end, at) = (candidate.Number.End, candidate.Number.End);
        while (at < folded.Length && folded[at] is ' ' or 'x' or '*' or '×' && at - end < 3)
        {
            at++;
        }

        string? name = null;
        var length = at < folded.Length ? candidate.Data.Units.Match(folded, at, glued: true, out name) : 0;
        return candidate with { UnitName = length > 0 ? name : null, UnitStart = at, UnitEnd = at + length, Sentence = candidate.Number.Start >= last.Start && candidate.Number.Start < last.End ? last : Clauses.Sentence(candidate.Text.Text, candidate.Number.Start) };
    }

    /// <summary>"250, 600 and 1,100 pcs" is one list: the number that bears the unit speaks for all.</summary>
    private static void DecideList(List<QuantityCandidate> followers, QuantityCandidate candidate, bool isTaken, List<Quantity> chosen)
    {
        foreach (var follower in followers.Where(f => f.Read?.Bearer == candidate.Number.Start))
        {
            Decide(follower, isTaken, chosen);
        }

        followers.RemoveAll(f => f.Read?.Bearer == candidate.Number.Start);
        Decide(candidate, isTaken, chosen);
    }

    private static void Decide(QuantityCandidate candidate, bool isTaken, List<Quantity> chosen)
    {
        var number = candidate.Number;
        if (candidate.Read is { } read)
        {
            if (isTaken)
            {
                Add(read.Quantity, chosen);
            }
            else
            {
                candidate.Findings.Remove(EntityKind.Quantity, candidate.Text, number.Start);
            }
        }
        else if (isTaken && !chosen.Exists(q => q.Value == number.Value))
        {
            var (unit, stop) = Unit(candidate);
            chosen.Add(new(QuantityDraft.Trim(number.Value), unit));
            candidate.Findings.Add(EntityKind.Quantity, candidate.Text, number.Start, stop - number.Start);
        }
    }

    /// <summary>Two lines of goods may have the same number; the same containers named twice are one order.</summary>
    private static void Add(Quantity quantity, List<Quantity> chosen)
    {
        if (!(quantity.Unit is "containers" or "20GP" or "40GP" or "40HQ" && chosen.Contains(quantity)))
        {
            chosen.Add(quantity);
        }
    }

    private static (string? Unit, int Stop) Unit(QuantityCandidate candidate)
    {
        if (candidate.UnitName is not { } name)
        {
            return (null, candidate.Number.End);
        }

        var stop = candidate.UnitEnd;
        var unit = QuantityUnits.Sized(candidate.Text.Folded, candidate.Data, name, ref stop);
        return (unit + QuantityUnits.Rate(candidate.Text.Folded, candidate.Data, ref stop), stop);
    }

    /// <summary>What a table's column holds beyond the numbers judged.</summary>
    private static void AddUnjudged(QuantityDraft draft, IReadOnlyList<WrittenNumber> numbers, List<Quantity> chosen)
    {
        foreach (var item in draft.Items)
        {
            var at = 0;
            while (at < numbers.Count && at < MostJudged && numbers[at].Start != item.Start)
            {
                at++;
            }

            if (at == numbers.Count || at == MostJudged)
            {
                chosen.Add(item.Quantity);
            }
        }
    }

    /// <summary>The quantity as it is compared with a label: its value, a blank, its unit.</summary>
    private static string Text(QuantityCandidate candidate) =>
        $"{QuantityDraft.Trim(candidate.Number.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)} {(candidate.Read is { } read ? read.Quantity.Unit : Unit(candidate).Unit)}";
}
