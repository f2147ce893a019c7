namespace InquiryAssistant.Core.Entities;

/// <summary>Numbers that wait for the unit behind the last of their list: "610, 240 and 175 sqm", "500 / 1k / 5k pcs".</summary>
internal sealed class SharedUnit
{
    private const int LongestJoin = 7;

    private const int FarthestStep = 25;

    private readonly List<WrittenNumber> _waiting = [];

    /// <summary>A number without a unit waits; one that is not joined to the waiting ones begins a new list.</summary>
    public void Add(SourceText text, EntityData data, WrittenNumber number)
    {
        if (_waiting.Count > 0 && !IsJoined(text, data, _waiting[^1].End, number.Start))
        {
            _waiting.Clear();
        }

        if (!number.IsWord && number.Value >= 2 && number.Value == decimal.Truncate(number.Value) && !QuantityContext.IsNumbered(text, number.Start, number.Value))
        {
            _waiting.Add(number);
        }
    }

    /// <summary>A number with a unit gives it to those joined to it.</summary>
    public void Take(SourceText text, EntityData data, WrittenNumber number, string? unit, Findings findings, QuantityDraft draft)
    {
        // "UGR<19, 2400 pcs": steps of a price list are not that far apart.
        if (unit is not null && _waiting.Count > 0 && _waiting[^1].Value * FarthestStep >= number.Value && number.Value * FarthestStep >= _waiting[^1].Value && IsJoined(text, data, _waiting[^1].End, number.Start))
        {
            foreach (var earlier in _waiting)
            {
                draft.Add(earlier.Value, unit, earlier.Start, earlier.End, bearer: number.Start);
                findings.Add(EntityKind.Quantity, text, earlier.Start, earlier.End - earlier.Start);
            }
        }

        _waiting.Clear();
    }

    private static bool IsJoined(SourceText text, EntityData data, int from, int to)
    {
        if (to <= from || to - from > LongestJoin)
        {
            return false;
        }

        var between = text.Folded.AsSpan(from, to - from);
        if (between.Contains('\n') || between.Contains('\t'))
        {
            return false;
        }

        return IsJoin(between.Trim());
    }

    private static bool IsJoin(ReadOnlySpan<char> between) =>
        between is "," or "/" or "、" or "+" or "&" or "," or "y" or "e" or "et" or "and" or "or" or "und" or "oder" or "u" or "o" or "ou" or "en" or "of" or "i" or "lub" or "и" or "или" or "ve" or "veya" or "و" or "او" or "和" or "或" or "と" or "와" or "và" or "dan" or "atau" or "และ" or "หรือ" or ", and" or ", or";

    /// <summary>Whether no word in between joins two things: "12 pcs and 80 kg".</summary>
    public static bool HasNoJoin(ReadOnlySpan<char> between)
    {
        foreach (var part in between.Split(' '))
        {
            if (!between[part].IsEmpty && IsJoin(between[part]))
            {
                return false;
            }
        }

        return true;
    }
}
