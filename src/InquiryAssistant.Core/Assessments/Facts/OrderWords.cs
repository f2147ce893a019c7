using System.Collections.Frozen;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>Words that make the number behind them that of an order, from <c>signals/order-words.json</c>.</summary>
internal sealed class OrderWords
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _orders;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _numbers;

    private OrderWords(IEnumerable<string> orders, IEnumerable<string> numbers)
    {
        _orders = orders.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _numbers = numbers.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the built-in words.</summary>
    public static OrderWords Load()
    {
        using var file = EmbeddedData.Open("signals/order-words.json");
        return new OrderWords(
            file.RootElement.GetProperty("orders").EnumerateArray().Select(w => w.GetString()!),
            file.RootElement.GetProperty("numbers").EnumerateArray().Select(w => w.GetString()!));
    }

    /// <summary>Whether a word with digits, behind these two words, names an order: "PO 3318", "order no. 26-77", "Abruf Nr. 4".</summary>
    /// <param name="word">The word with digits.</param>
    /// <param name="before">The word before it; empty when there is none.</param>
    /// <param name="earlier">The word before that.</param>
    public bool MakeNumber(ReadOnlySpan<char> word, ReadOnlySpan<char> before, ReadOnlySpan<char> earlier)
    {
        var isMark = before.Length > 0 && before.Trim("#:.").Length == 0;
        before = Bare(before);
        if ((isMark || _numbers.Contains(before)) && _orders.Contains(Bare(earlier)))
        {
            return true;
        }

        // "order 3000" may be a wish; a code, a broken number or a leading zero is not.
        return _orders.Contains(before) && (word.Length >= 3 || word.IndexOfAnyExceptInRange('0', '9') >= 0) && (!IsVerb(before) || word.IndexOfAnyExceptInRange('0', '9') >= 0 || word[0] == '0' || word[^1] != '0');
    }

    private static bool IsVerb(ReadOnlySpan<char> word) => word.Equals("order", StringComparison.OrdinalIgnoreCase) || word.Equals("commande", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) => word.Trim(".:,#°*-");
}
