using System.Numerics;

namespace InquiryAssistant.Core.Entities.Evidence;

/// <summary>Which cues a candidate bears; one sheet serves all candidates of a message, one after the other.</summary>
internal sealed class CueSheet(CueBook book)
{
    private readonly ulong[] _bits = new ulong[(book.Count + 63) / 64];

    public void Clear() => Array.Clear(_bits);

    public void Mark(int cue) => _bits[cue >> 6] |= 1UL << cue;

    public void Mark(int cue, bool isThere)
    {
        if (isThere)
        {
            Mark(cue);
        }
    }

    /// <summary>Marks those of a family whose bit is set.</summary>
    public void MarkAll(int family, ulong bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            Mark(family + BitOperations.TrailingZeroCount(bits));
        }
    }

    /// <summary>The sum of the weights of the cues that are there, with the base.</summary>
    public double Score(CueWeights weights)
    {
        var score = weights.Base;
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                score += weights[(word << 6) + BitOperations.TrailingZeroCount(bits)];
            }
        }

        return score;
    }

    /// <summary>The numbers of the cues that are there.</summary>
    public int[] Cues()
    {
        var cues = new List<int>();
        for (var cue = 0; cue < book.Count; cue++)
        {
            if ((_bits[cue >> 6] >> cue & 1) != 0)
            {
                cues.Add(cue);
            }
        }

        return [.. cues];
    }
}
