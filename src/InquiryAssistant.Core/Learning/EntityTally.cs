using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Hits, false finds and misses of entities, by field and in all, under the fair or the strict comparison.</summary>
internal sealed class EntityTally(bool strict)
{
    private readonly Dictionary<EntityField, (int Hit, int False, int Missed)> _fields = [];

    /// <summary>F1 over all values of all fields: 2 hits / (2 hits + false + missed); 1 when there is nothing to find and nothing was found.</summary>
    public double MicroF1 => Of(_fields.Values.Sum(f => f.Hit), _fields.Values.Sum(f => f.False), _fields.Values.Sum(f => f.Missed)).F1;

    /// <summary>Precision, recall and F1 of a field; 1 where nothing was to be found or nothing was found.</summary>
    public (double Precision, double Recall, double F1) Field(EntityField field)
    {
        var (hit, wrong, missed) = _fields.GetValueOrDefault(field);
        return Of(hit, wrong, missed);
    }

    /// <summary>How many values of a field are labelled.</summary>
    public int Wanted(EntityField field) => _fields.GetValueOrDefault(field) is var (hit, _, missed) ? hit + missed : 0;

    /// <summary>Compares what was found with the labels; each labelled value is met once.</summary>
    public void Add(InquiryEntities wanted, InquiryEntities found)
    {
        foreach (var field in EntityValues.Fields)
        {
            var (extra, missing) = Unmet(field, wanted, found, strict);
            var (hit, wrong, missed) = _fields.GetValueOrDefault(field);
            _fields[field] = (hit + EntityValues.Of(wanted, field).Count - missing.Count, wrong + extra.Count, missed + missing.Count);
        }
    }

    /// <summary>The found values without a label and the labelled values that were not found.</summary>
    public static (List<string> Extra, List<string> Missing) Unmet(EntityField field, InquiryEntities wanted, InquiryEntities found, bool strict)
    {
        var missing = EntityValues.Of(wanted, field).ToList();
        var extra = new List<string>();
        foreach (var value in EntityValues.Of(found, field))
        {
            // An equal one before a similar one, so that "6204" does not take the label of "6204-2RS".
            var at = missing.FindIndex(m => EntityComparison.IsSame(field, m, value, strict: true));
            at = at < 0 && !strict ? missing.FindIndex(m => EntityComparison.IsSame(field, m, value, strict: false)) : at;
            if (at >= 0)
            {
                missing.RemoveAt(at);
            }
            else
            {
                extra.Add(value);
            }
        }

        return (extra, missing);
    }

    private static (double Precision, double Recall, double F1) Of(int hit, int wrong, int missed) =>
        (hit + wrong == 0 ? 1 : hit / (double)(hit + wrong), hit + missed == 0 ? 1 : hit / (double)(hit + missed), hit + wrong + missed == 0 ? 1 : 2.0 * hit / (2 * hit + wrong + missed));
}
