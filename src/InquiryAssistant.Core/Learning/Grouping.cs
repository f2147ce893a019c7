namespace InquiryAssistant.Core.Learning;

/// <summary>Splits groups into folds of about equal size, the same way every time.</summary>
internal static class Grouping
{
    /// <summary>The fold of each group: the largest groups first, each into the fold that is smallest so far.</summary>
    public static Dictionary<string, int> Folds(IEnumerable<string> groups, int folds)
    {
        var sizes = new int[folds];
        var fold = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in groups.GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            fold[group.Key] = smallest;
            sizes[smallest] += group.Count();
        }

        return fold;
    }
}
