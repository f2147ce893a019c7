using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Tells quantities with a unit from sizes, capacities and package contents, and reads the period behind a unit.</summary>
internal static class QuantityUnits
{
    /// <summary>Single letters behind small numbers are sizes: "5 m cable", "12V".</summary>
    public static bool IsMeasureOfSize(ReadOnlySpan<char> folded, EntityData data, int at, int length, decimal value) =>
        length == 1 && folded[at] is 'm' or 'l' or 'g' or 'w' && value < 20
        || length == 1 && data.NotQuantity.Contains(folded.Slice(at, 1)) && !Folding.IsUnspaced(folded[at]) && folded[at] is not ('t' or 'm')
        || length == 2 && folded.Slice(at, 2) is "ml" or "gr" && value < 5000;

    /// <summary>"on 1st", "21st October".</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> folded, int at, int end, decimal value) =>
        at == end && value % 10 == 1 && value < 100 && folded[at..].StartsWith("st", StringComparison.Ordinal) && (at + 2 >= folded.Length || !char.IsLetterOrDigit(folded[at + 2]));

    /// <summary>"60개 대리점", "12个门店": the counter belongs to people or places.</summary>
    public static bool IsBeforeOthers(ReadOnlySpan<char> folded, EntityData data, string unit, int stop)
    {
        if (unit is not ("pcs" or "sets") || stop == 0 || !(Folding.IsUnspaced(folded[stop - 1]) || Folding.IsHangul(folded[stop - 1])))
        {
            return false;
        }

        var at = stop;
        while (at < folded.Length && at - stop < 2 && folded[at] is ' ' or 'の' or '의')
        {
            at++;
        }

        return data.NotCounted.Match(folded, at, true, out _) > 0;
    }

    /// <summary>"12 pcs set", "6 pc block set": what belongs to one set.</summary>
    public static bool IsPartOfSet(ReadOnlySpan<char> folded, int stop)
    {
        var rest = folded[stop..Math.Min(folded.Length, stop + 20)];
        var line = rest.IndexOfAny('\n', ',', ';');
        return (line >= 0 ? rest[..line] : rest).Contains(" set", StringComparison.Ordinal);
    }

    /// <summary>"Jogo de soquetes 24 peças", "Juego de llaves, 12 pzas": a set named before, itself not counted.</summary>
    public static bool IsBehindSet(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        for (var i = start - 1; i >= Math.Max(0, start - SetReach) && folded[i] is not ('\n' or ';' or ':' or '?'); i--)
        {
            if (data.Units.Match(folded, i, out var unit) is >= 3 and var length && unit == "sets" && i + length < start && folded[i + length] == ' ' && !(i > 1 && char.IsAsciiDigit(folded[i - 2])))
            {
                return true;
            }
        }

        return false;
    }

    private const int SetReach = 45;

    /// <summary>"400 kg/hr", "100 kg per batch", "10 pcs/carton": what a machine does or a box holds.</summary>
    public static bool IsCapacity(ReadOnlySpan<char> folded, EntityData data, int stop)
    {
        var at = stop;
        while (at < folded.Length && folded[at] is ' ' or '.')
        {
            at++;
        }

        var isPer = at < folded.Length && folded[at] == '/';
        at += isPer ? 1 : 0;
        foreach (var word in PerWords)
        {
            if (!isPer && folded[at..].StartsWith(word, StringComparison.Ordinal))
            {
                (isPer, at) = (true, at + word.Length);
                break;
            }
        }

        return isPer && data.Periods.Match(folded, at, out _) == 0 && (data.Rates.Match(folded, at, true, out _) > 0 || IsLoad(folded, stop, at));
    }

    /// <summary>"80 kg/m2", "5 kg/ha": a weight per anything but a period.</summary>
    private static bool IsLoad(ReadOnlySpan<char> folded, int stop, int at) =>
        folded[stop - 1] is 'g' or 'г' && folded[at - 1] == '/' && at < folded.Length && char.IsLetter(folded[at]);

    public static readonly string[] PerWords = ["per ", "a ", "por ", "par ", "pro ", "je ", "na ", "в "];

    /// <summary>"25 kg bags", "bao 25kg", "rolls of 16 kg": what one package holds.</summary>
    public static bool IsPackageContent(ReadOnlySpan<char> folded, EntityData data, string unit, int start, int stop)
    {
        var isCount = unit is "pcs" or "pairs" or "sets" or "boxes" or "packs";
        var sign = start > 1 && folded[start - 1] == ' ' ? start - 2 : start - 1;
        if (isCount && sign > 0 && folded[sign] == '=' && EndsInPackage(folded[..sign].TrimEnd(), data))
        {
            return true;
        }

        if (!isCount && unit is not ("kg" or "g" or "L" or "m") && !(unit == "MT" && folded[stop - 1] != 'n'))
        {
            return false;
        }

        var at = stop;
        while (at < folded.Length && folded[at] is ' ' or '/' or '-')
        {
            at++;
        }

        if (!isCount && unit != "m" && data.GoodsContainers.Match(folded, at, true, out _) > 0)
        {
            return true;
        }

        for (var i = Math.Max(0, start - PackageReach); i < start; i++)
        {
            if (data.GoodsContainers.Match(folded, i, out _) is > 0 and var length && i + length < start && folded[(i + length)..start].Trim(" (:x@") is var link && (!isCount && link.IsEmpty || link is "of" or "each" or "per" or "des" or "den" or "de" or "à" or "a" or "da" or "di" or "por" or "по" or "van" or "zu" or "je" or "con" or "com" or "po" or "isi"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"1 master carton" before "= 10 pcs".</summary>
    private static bool EndsInPackage(ReadOnlySpan<char> folded, EntityData data)
    {
        for (var i = Math.Max(0, folded.Length - PackageReach); i < folded.Length; i++)
        {
            if ((data.GoodsContainers.Match(folded, i, out _) is > 0 and var length && i + length == folded.Length) || folded[i..] is "master" or "set" or "pack")
            {
                return true;
            }
        }

        return false;
    }

    private const int PackageReach = 16;

    /// <summary>"1000 Piece/Pieces", "1 x 20GP (default)": filled in by a platform.</summary>
    public static bool IsPlatformDefault(ReadOnlySpan<char> folded, int at)
    {
        var rest = folded[at..Math.Min(folded.Length, at + 24)];
        var line = rest.IndexOf('\n');
        rest = line >= 0 ? rest[..line] : rest;
        return rest.Contains("(default)", StringComparison.Ordinal) || rest.StartsWith("piece/pieces", StringComparison.Ordinal);
    }

    /// <summary>"2 containers 40HQ", "1个20尺小柜": a container with its size is named by the size.</summary>
    public static string Sized(ReadOnlySpan<char> folded, EntityData data, string name, ref int stop)
    {
        if (name is not ("containers" or "pcs" or "sets"))
        {
            return name;
        }

        var at = stop;
        while (at < folded.Length && at - stop < 3 && folded[at] is ' ' or '(' or 'x' or '-')
        {
            at++;
        }

        if (at < folded.Length && data.Units.Match(folded, at, glued: true, out var size) is > 0 and var length && size is "20GP" or "40GP" or "40HQ" && (name == "containers" || at - stop <= 1))
        {
            stop = at + length;
            return size;
        }

        return name;
    }

    /// <summary>"20フィート1本", "40피트 2대", "40HC x 3": a size of container right before a small number; null when there is none.</summary>
    public static string? SizeBefore(ReadOnlySpan<char> folded, EntityData data, int start, decimal value)
    {
        if (value > MostContainers || value != decimal.Truncate(value))
        {
            return null;
        }

        var end = start;
        while (end > 0 && folded[end - 1] is ' ' or 'x' or '×' or '*' or ':' && start - end < 3)
        {
            end--;
        }

        for (var i = Math.Max(0, end - LongestSize); i < end - 2; i++)
        {
            if (char.IsAsciiDigit(folded[i]) && !(i > 0 && char.IsLetterOrDigit(folded[i - 1]) && folded[i - 1] < 0x2E80) && data.Units.Match(folded, i, true, out var size) is > 0 and var length && i + length == end && size is "20GP" or "40GP" or "40HQ")
            {
                return size;
            }
        }

        return null;
    }

    private const decimal MostContainers = 60;

    private const int LongestSize = 12;

    public static string Rate(ReadOnlySpan<char> folded, EntityData data, ref int stop)
    {
        var at = stop;
        for (var words = 0; words < 3 && at < folded.Length; words++)
        {
            while (at < folded.Length && folded[at] is ' ' or '/' or '.')
            {
                at++;
            }

            if (at < folded.Length && data.Periods.Match(folded, at, out var period) is > 0 and var length)
            {
                stop = at + length;
                return "/" + period;
            }

            var wordStart = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
            {
                at++;
            }

            if (at - wordStart is 0 or > 5)
            {
                break;
            }
        }

        return "";
    }
}
