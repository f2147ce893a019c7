using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Risks;

/// <summary>What a name looks like at a glance: digits and foreign letters that pass for Latin ones become those, dots and strokes on letters go.</summary>
internal static class Confusables
{
    private const string From = "0135879аеорсухіјѕвнмткԁօοανιρτκһԛԝӏɡոսѵυγηєıøł";
    private const string To = "olesbtgaeopcyxijsbhmtkdooaviptkhqwlgnuvuyneiol";

    /// <summary>The look of a name: hyphens out, rn as m, vv as w, look-alikes folded.</summary>
    public static string LookOf(string name)
    {
        var folded = string.Create(name.Length, Folding.Fold(name), static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var at = From.IndexOf(source[i], StringComparison.Ordinal);
                span[i] = source[i] == '1' ? 'l' : at < 0 ? source[i] : To[at];
            }
        });
        return folded.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal).Replace('i', 'l');
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours from one to the other; stops counting at <paramref name="limit"/> + 1.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > 64 || b.Length > 64)
        {
            return limit + 1;
        }

        Span<int> rows = stackalloc int[3 * (b.Length + 1)];
        var width = b.Length + 1;
        for (var j = 0; j <= b.Length; j++)
        {
            rows[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var row = rows.Slice(i % 3 * width, width);
            var above = rows.Slice((i + 2) % 3 * width, width);
            var twoAbove = rows.Slice((i + 1) % 3 * width, width);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }

        return rows[(a.Length % 3 * width) + b.Length];
    }
}
