namespace InquiryAssistant.Core.Entities;

/// <summary>Where a run of ASCII digits begins and ends.</summary>
internal static class DigitRuns
{
    /// <summary>Behind the last digit of the run that starts at <paramref name="i"/>; <paramref name="i"/> itself when no digit stands there.</summary>
    public static int End(ReadOnlySpan<char> folded, int i)
    {
        while (i < folded.Length && char.IsAsciiDigit(folded[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>The first digit of the run that ends before <paramref name="i"/>; <paramref name="i"/> itself when no digit stands there.</summary>
    public static int Start(ReadOnlySpan<char> folded, int i)
    {
        while (i > 0 && char.IsAsciiDigit(folded[i - 1]))
        {
            i--;
        }

        return i;
    }
}
