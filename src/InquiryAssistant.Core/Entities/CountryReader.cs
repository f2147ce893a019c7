using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Entities;

/// <summary>Which country the text, address, telephone or domain shows; the country of a project is not the buyer's.</summary>
/// <remarks>Used for region tags and working hours only. No score reads it (domain guide, section 4).</remarks>
internal static class CountryReader
{
    private static readonly string[] From =
    [
        "from ", "based in ", "located in ", "here in ", "company in ", "we are in ", "we're in ", "office in ", "our shop in ", "store in ", "works in ", "our warehouse in ", "factory in ", "market in ", "importer in ", "distributor in ", "retailer in ",
        "aus ", "mit sitz in ", "firma in ", "de ", "en ", "basée à ", "située à ", "basé à ", "société à ", "à ", "desde ", "ubicada en ", "empresa de ", "empresa em ", "no ", "em ", "localizada em ", "con sede a ", "azienda di ", "di ", "a ", "uit ", "gevestigd in ", "bedrijf in ", "w ", "z ", "firma z ", "из ", "в ", "г. ", "город ", "من ", "في ", "中 ", "来自", "位于", "我们在", "在", "の", "에 ", "ở ", "tại ", "di kota ", "dari ", "จาก", "ใน",
    ];

    public static string? Read(EntityData data, MailAddress? from, SourceText body, SourceText signature, string? phone, string? company)
    {
        return FromLines(data, signature)
            ?? FromPhone(data, phone)
            ?? FromDomain(from)
            ?? FromTail(data, body)
            ?? FromPhrases(data, body)
            ?? FromCompany(data, company)
            ?? FromDomainWords(data, from)
            ?? FromLocalPhone(phone);
    }

    private static string? FromLines(EntityData data, SourceText text)
    {
        var country = Last(data, text.Folded, 0, text.Folded.Length, countriesOnly: true);
        return country ?? Last(data, text.Folded, 0, text.Folded.Length, countriesOnly: false);
    }

    private static string? Last(EntityData data, string folded, int from, int to, bool countriesOnly)
    {
        string? found = null;
        for (var i = from; i < to; i++)
        {
            if (!char.IsLetter(folded[i]))
            {
                continue;
            }

            var length = data.Countries.Match(folded, i, out var iso);
            if (length >= 2)
            {
                found = iso;
                i += length - 1;
            }
            else if (!countriesOnly && data.Places.Match(folded, i, out var place) is > 0 and var placeLength && placeLength >= 2)
            {
                found ??= place.Country;
                i += placeLength - 1;
            }
        }

        return found;
    }

    private static string? FromPhone(EntityData data, string? phone)
    {
        if (phone is null || !phone.StartsWith('+') && !phone.StartsWith("00", StringComparison.Ordinal))
        {
            return null;
        }

        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        digits = phone[0] == '+' ? digits : digits[2..];
        for (var length = Math.Min(4, digits.Length); length > 0; length--)
        {
            if (data.CallingCodes.TryGetValue(digits[..length], out var iso))
            {
                return iso == "US" && digits.Length > 3 && IsCanadian(digits.AsSpan(1, 3)) ? "CA" : iso == "RU" && digits.Length > 1 && digits[1] is '6' or '7' ? "KZ" : iso;
            }
        }

        return null;
    }

    private static bool IsCanadian(ReadOnlySpan<char> area) =>
        area is "204" or "226" or "236" or "249" or "250" or "289" or "306" or "343" or "365" or "403" or "416" or "418" or "431" or "437" or "438" or "450" or "506" or "514" or "519" or "579" or "581" or "587" or "604" or "613" or "639" or "647" or "705" or "709" or "778" or "780" or "807" or "819" or "825" or "867" or "873" or "902" or "905";

    private static string? FromDomain(MailAddress? from)
    {
        if (from is null || FreeMail.IsFree(from.Domain))
        {
            return null;
        }

        var parts = from.Domain.Split('.');
        var tld = parts[^1] == "example" && parts.Length >= 3 ? parts[^2] : parts[^1];
        return tld.Length == 2 && tld is not ("co" or "io" or "me" or "tv" or "ai" or "cc" or "ws" or "eu" or "to" or "fm" or "ly" or "gg" or "sh" or "st" or "vc")
            ? tld == "uk" ? "GB" : tld.ToUpperInvariant()
            : null;
    }

    private static string? FromTail(EntityData data, SourceText body)
    {
        if (body.Source != EvidenceSource.Body)
        {
            return null;
        }

        var lines = body.Folded.TrimEnd().Split('\n');
        foreach (var line in lines.TakeLast(3))
        {
            if (line.Length is > 2 and < 60 && Last(data, line, 0, line.Length, countriesOnly: false) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? FromPhrases(EntityData data, SourceText body)
    {
        ReadOnlySpan<char> folded = body.Folded;
        foreach (var lead in From)
        {
            var at = 0;
            var key = Text.Folding.Fold(lead);
            while (at < folded.Length && folded[at..].IndexOf(key, StringComparison.Ordinal) is >= 0 and var offset)
            {
                at += offset + key.Length;
                var strong = key.Length > 4;
                if (at < folded.Length && (at == key.Length || strong || !char.IsLetter(folded[Math.Max(0, at - key.Length - 1)])) && PlaceAt(data, folded, at) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static string? PlaceAt(EntityData data, ReadOnlySpan<char> folded, int at)
    {
        if (folded[at..].StartsWith("the ", StringComparison.Ordinal))
        {
            at += 4;
        }

        return data.Countries.Match(folded, at, out var iso) >= 3 ? iso : data.Places.Match(folded, at, out var place) >= 2 && place.Country != "CN" ? place.Country : null;
    }

    private static string? FromCompany(EntityData data, string? company)
    {
        if (company is null)
        {
            return null;
        }

        var folded = Text.Folding.Fold(company);
        if (Last(data, folded, 0, folded.Length, countriesOnly: true) is { } named)
        {
            return named;
        }

        string? found = null;
        for (var i = 0; i < folded.Length; i++)
        {
            if (data.FormCountries.Match(folded, i, out var iso) is > 0 and var length && (i + length >= folded.Length - 1 || i == 0 || folded[i] > 127))
            {
                found = iso;
            }
        }

        return found;
    }

    /// <summary>"sensorhaus-jena", "sunwiseireland": a place or country spelt in the domain's own name.</summary>
    private static string? FromDomainWords(EntityData data, MailAddress? from)
    {
        if (from is null || FreeMail.IsFree(from.Domain) || from.Domain.Length == 0)
        {
            return null;
        }

        foreach (var word in from.Domain.Split('.')[0].Split('-'))
        {
            for (var i = 0; i < word.Length - 4; i++)
            {
                if (data.Countries.TryGet(word.AsSpan(i), out var iso))
                {
                    return iso;
                }
            }

            if (word.Length >= 4 && data.Places.TryGet(word, out var place))
            {
                return place.Country;
            }
        }

        return null;
    }

    /// <summary>National ways of writing a number without its calling code that only one country uses.</summary>
    private static string? FromLocalPhone(string? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var shape = string.Concat(phone.Select(c => char.IsAsciiDigit(c) ? '9' : c));
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
