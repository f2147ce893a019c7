using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Entities;

/// <summary>A quantity with its place: from its number to behind its unit.</summary>
/// <param name="Start">Where its number begins.</param>
/// <param name="Stop">Behind its unit.</param>
/// <param name="Quantity">What was read.</param>
/// <param name="Bearer">Where the number of its list begins that bears the unit of all; null for one with a unit of its own or none.</param>
internal readonly record struct ReadQuantity(int Start, int Stop, Quantity Quantity, int? Bearer);

/// <summary>What the rules read in one text, before the evidence is weighed.</summary>
internal sealed class QuantityDraft
{
    private const int Most = 60;

    private readonly List<ReadQuantity> _items = [];

    public IReadOnlyList<ReadQuantity> Items => _items;

    /// <summary>Beyond <see cref="Most"/> the text is a price list.</summary>
    public void Add(decimal value, string? unit, int start, int stop, int? bearer = null)
    {
        if (_items.Count < Most)
        {
            _items.Add(new(start, stop, new(Trim(value), unit), bearer));
        }
    }

    /// <summary>The quantity whose number begins at a place; null when the rules read none there.</summary>
    public ReadQuantity? At(int start)
    {
        foreach (var item in _items)
        {
            if (item.Start == start)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>1.500 becomes 1.5.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
