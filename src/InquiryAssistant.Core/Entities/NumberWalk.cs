using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>A number of a text.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Behind its last unit, multiplier words included.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsWord">Whether it is written in words ("two", "两").</param>
internal readonly record struct WrittenNumber(int Start, int End, decimal Value, bool IsWord)
{
    /// <summary>Four figures that may be a year of our time.</summary>
    public bool IsLikeYear => Value is >= 1990 and <= 2035 && End - Start == 4;
}

/// <summary>Reads all numbers of a text in one walk, for every scanner that needs them.</summary>
internal static class NumberWalk
{
    /// <summary>More than this many numbers are a price list or a log.</summary>
    private const int Most = 2000;

    public static List<WrittenNumber> Read(SourceText text, EntityData data)
    {
        var numbers = new List<WrittenNumber>();
        var words = Words(text, data);
        var word = 0;
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; text.HasDigit && i < folded.Length && numbers.Count < Most; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (!NumberReader.TryRead(data, folded, i, out var value, out var end))
            {
                i = SkipDigits(folded, i);
                continue;
            }

            while (word < words.Count && words[word].Start < i)
            {
                numbers.Add(words[word++]);
            }

            numbers.Add(new(i, end, value, false));
            i = Math.Max(i, end - 1);
        }

        numbers.AddRange(words.Skip(word));
        return numbers;
    }

    private static List<WrittenNumber> Words(SourceText text, EntityData data)
    {
        var words = new List<WrittenNumber>();
        foreach (var hit in text.Hits)
        {
            // "第三" is an ordinal.
            if (hit.Kind == (int)Vocabulary.NumberWord && words.Count < Most && !(hit.Start > 0 && (text.Folded[hit.Start - 1] is '第' or '制' || IsHan(text.Folded[hit.Start - 1]) && "一二三四五六七八九十百千万".Contains(text.Folded[hit.Start - 1], StringComparison.Ordinal))))
            {
                words.Add(new(hit.Start, hit.End, data.NumberWords[hit], true));
            }
        }

        return words;
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    private static int SkipDigits(ReadOnlySpan<char> folded, int i)
    {
        while (i + 1 < folded.Length && (char.IsAsciiDigit(folded[i + 1]) || folded[i + 1] is '.' or ',' or '-' or '/'))
        {
            i++;
        }

        return i;
    }
}
