using System.Collections.Frozen;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>What a word behind (or, for money, before) a number makes of it.</summary>
internal enum UnitClass
{
    None,
    Goods,
    Technical,
    Time,
    Money,
}

/// <summary>Units of all languages from <c>signals/units.json</c>, looked up without copying.</summary>
internal sealed class UnitTable
{
    private readonly FrozenDictionary<string, UnitClass>.AlternateLookup<ReadOnlySpan<char>> _units;

    private UnitTable(Dictionary<string, UnitClass> units) =>
        _units = units.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the built-in table.</summary>
    public static UnitTable Load()
    {
        using var file = EmbeddedData.Open("signals/units.json");
        var units = new Dictionary<string, UnitClass>(StringComparer.OrdinalIgnoreCase);
        foreach (var unit in file.RootElement.GetProperty("units").EnumerateObject())
        {
            // The Greek mu and the micro sign are one letter without case.
            units[unit.Name] = Enum.Parse<UnitClass>(unit.Value.GetString()!, ignoreCase: true);
        }

        return new UnitTable(units);
    }

    /// <summary>The class of a word, "None" when it is no unit. Han, kana, Hangul and Thai counters stand glued to what follows.</summary>
    public UnitClass ClassOf(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd(".,;:!?)");
        if (word.IsEmpty)
        {
            return UnitClass.None;
        }

        if (_units.TryGetValue(word, out var found))
        {
            return found;
        }

        var slash = word.IndexOf('/');
        if (slash > 0)
        {
            return ClassOf(word[..slash]);
        }

        for (var length = Math.Min(word.Length, 6); word[0] > '\u0E00' && length > 0; length--)
        {
            if (_units.TryGetValue(word[..length], out found))
            {
                return found;
            }
        }

        return UnitClass.None;
    }
}
