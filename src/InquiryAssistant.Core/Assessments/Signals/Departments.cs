using System.Collections.Frozen;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Names of departments, from <c>signals/departments.json</c>: who signs as "Purchasing Dept." tells nothing of who decides.</summary>
internal sealed class Departments
{
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string> _beside;

    private Departments(IEnumerable<string> names, IEnumerable<string> beside) =>
        (_names, _beside) = (names.Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal), beside.Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Reads the built-in names.</summary>
    public static Departments Load()
    {
        using var file = EmbeddedData.Open("signals/departments.json");
        return new Departments(
            file.RootElement.GetProperty("departments").EnumerateArray().Select(w => w.GetString()!),
            file.RootElement.GetProperty("beside").EnumerateArray().Select(w => w.GetString()!));
    }

    /// <summary>Whether a title is the name of a department and nothing besides.</summary>
    public bool IsNamedBy(string title)
    {
        var folded = Folding.Fold(title).Trim(' ', '.', ',', '-', '|');
        if (_names.Contains(folded))
        {
            return true;
        }

        var words = folded.Split([' ', '.', ',', '/', '-', '|', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(_names.Contains) && words.All(w => _names.Contains(w) || _beside.Contains(w));
    }
}
