namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>The country a telephone number shows by its calling code, or by a national form that only one country writes.</summary>
internal static class PhoneCountry
{
    private static readonly HashSet<int> CanadianAreas =
    [
        204, 226, 236, 249, 250, 289, 306, 343, 365, 403, 416, 418, 431, 437, 438, 450, 506, 514, 519, 579, 581, 587, 604, 613, 639, 647, 705, 709, 778, 780, 807, 819, 825, 867, 873, 902, 905,
    ];

    public static string? FromCallingCode(EntityData data, string? phone)
    {
        if (phone is null || !phone.StartsWith('+') && !phone.StartsWith("00", StringComparison.Ordinal))
        {
            return null;
        }

        Span<char> digits = stackalloc char[20];
        var n = 0;
        foreach (var c in phone.AsSpan(phone[0] == '+' ? 1 : 2))
        {
            if (n < digits.Length && char.IsDigit(c))
            {
                digits[n++] = Text.Folding.Fold(c);
            }
        }

        var lookup = data.CallingCodes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(4, n); length > 0; length--)
        {
            if (lookup.TryGetValue(digits[..length], out var iso))
            {
                return Shared(iso, digits[..n]);
            }
        }

        return null;
    }

    private static string Shared(string iso, ReadOnlySpan<char> digits) => iso switch
    {
        "US" when digits.Length > 3 && int.TryParse(digits.Slice(1, 3), out var area) && CanadianAreas.Contains(area) => "CA",
        "RU" when digits.Length > 1 && digits[1] is '6' or '7' => "KZ",
        _ => iso,
    };

    public static string? FromNationalForm(string? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var shape = string.Create(phone.Length, phone, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiDigit(source[i]) ? '9' : source[i];
            }
        });
        return shape switch
        {
            "(999) 999-9999" or "999-999-9999" when phone[0] != '0' => "US",
            "99 99 99 99 99" when phone[0] == '0' => "FR",
            "99999 999 999" or "99999 999999" when phone.StartsWith("01", StringComparison.Ordinal) || phone.StartsWith("07", StringComparison.Ordinal) => "GB",
            "9999 999 999" when phone.StartsWith("04", StringComparison.Ordinal) => "AU",
            "(99) 9999-9999" or "(99) 99999-9999" => "BR",
            _ => null,
        };
    }
}
