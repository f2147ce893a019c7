namespace InquiryAssistant.Core.Learning;

/// <summary>Rows as mail of unknown writers would give them: where our phrase lists have no word for what they say, a signal stays silent that fires in mail the lists were made with.</summary>
/// <remarks>Dropout of features (Wager, Wang and Liang 2013): weight spreads over all signs of a thing instead of resting on the one that known authors always give.</remarks>
internal static class ThinnedRows
{
    /// <summary>Each row at half its weight, and beside it copies that share the other half, in which signals are silenced by a fixed sequence.</summary>
    /// <param name="rows">Training mail.</param>
    /// <param name="share">Share of a copy's signals that is silenced, 0 to 1; 0 leaves the rows as they are.</param>
    /// <param name="copies">Thinned copies of each row, at least 1.</param>
    public static IReadOnlyList<TrainingRow> Of(IReadOnlyList<TrainingRow> rows, double share, int copies)
    {
        if (share == 0)
        {
            return rows;
        }

        var all = new List<TrainingRow>(rows.Count * (copies + 1));
        for (var i = 0; i < rows.Count; i++)
        {
            all.Add(rows[i] with { Weight = rows[i].Weight / 2 });
            for (var copy = 0; copy < copies; copy++)
            {
                all.Add(Thin(rows[i], share, ((ulong)i * (ulong)copies) + (ulong)copy) with { Weight = rows[i].Weight / 2 / copies });
            }
        }

        return all;
    }

    private static TrainingRow Thin(TrainingRow row, double share, ulong place)
    {
        var kept = Enumerable.Range(0, row.Signals.Length).Where(i => Chance((place << 16) + (ulong)row.Signals[i]) >= share).ToArray();
        return row with { Signals = [.. kept.Select(i => row.Signals[i])], Strengths = [.. kept.Select(i => row.Strengths[i])] };
    }

    /// <summary>A number from 0 to 1 that looks like chance and is the same every time (SplitMix64, Steele, Lea and Flood 2014).</summary>
    private static double Chance(ulong place)
    {
        var z = place * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
