using System.Globalization;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Learning;

/// <summary>Whether a value found is the value labelled. Each rule exists fair, as a careful reader would grant it, and strict, as a machine would.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Text is compared folded (case, diacritics, width) and by its letters and digits only; figures are compared as numbers.</item>
/// <item><c>incoterm</c>, <c>country</c>: equal, fair and strict.</item>
/// <item><c>quantities</c>: value equal. Fair: base unit equal after normalising (szt. is pcs, FCL and 40HQ are containers, an unlisted noun counts pieces), a missing unit
/// meets any, the period does not matter. Strict: unit with its period equal after normalising, missing only to missing.</item>
/// <item><c>phone</c>: strict the same digits, a leading 00 or + aside; fair also one the end of the other, at least 7 digits.</item>
/// <item><c>website</c>: strict equal without scheme, <c>www.</c> and closing slash; fair also the same host.</item>
/// <item><c>port</c>: a place in its own script is the same as in English, which the corpus format asks for, when the table of places knows both.</item>
/// <item><c>models</c>, <c>port</c>, <c>company</c>, <c>contact</c>, <c>jobTitle</c>: strict equal; fair also one within the other when it is at least
/// <see cref="LeastShare"/> of its length. <c>certifications</c>: the same, words such as "certificate" and "marking" left out.</item>
/// <item><c>targetPrice</c>, <c>paymentTerms</c>, <c>neededBy</c> are free renderings: fair, they share at least half of the figures of the one that has fewer, or,
/// when one has none, a key word (its first five letters); strict, all figures are the same and at least half of all key words are shared.</item>
/// </list>
/// </remarks>
internal static class EntityComparison
{
    /// <summary>How much of a longer text a shorter one in it must be: 0.4.</summary>
    public const double LeastShare = 0.4;

    private const int LeastPhoneDigits = 7;

    private static readonly string[] CertificateFillers = ["certificates", "certificate", "certification", "certified", "marking", "mark", "approval", "approved", "compliance", "compliant", "report", "test"];

    /// <summary>Whether the found value counts as the wanted one.</summary>
    public static bool IsSame(EntityField field, string wanted, string found, bool strict) => field switch
    {
        EntityField.Incoterm or EntityField.Country => string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase),
        EntityField.Quantities => IsSameQuantity(wanted, found, strict),
        EntityField.Phone => IsSamePhone(wanted, found, strict),
        EntityField.Website => IsSameSite(wanted, found, strict),
        EntityField.TargetPrice or EntityField.PaymentTerms or EntityField.NeededBy => FreeRendering.IsSame(wanted, found, strict),
        EntityField.Port => IsSameText(Key(wanted), Key(found), strict) || IsSamePlace(wanted, found),
        EntityField.Certifications => IsSameText(WithoutFillers(wanted), WithoutFillers(found), strict),
        _ => IsSameText(Key(wanted), Key(found), strict),
    };

    private static bool IsSamePlace(string wanted, string found) =>
        EntityData.Shipped.Places.TryGet(Folding.Fold(wanted), out var a) && EntityData.Shipped.Places.TryGet(Folding.Fold(found), out var b) && a == b;

    private static bool IsSameText(string wanted, string found, bool strict)
    {
        var (shorter, longer) = wanted.Length <= found.Length ? (wanted, found) : (found, wanted);
        return wanted == found || !strict && shorter.Length > 0 && longer.Contains(shorter, StringComparison.Ordinal) && shorter.Length >= longer.Length * LeastShare;
    }

    private static string Key(string text) => string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit));

    private static string WithoutFillers(string text) =>
        Key(string.Join(' ', Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !CertificateFillers.Contains(w)))) is { Length: > 0 } key ? key : Key(text);

    private static bool IsSameQuantity(string wanted, string found, bool strict)
    {
        var (wantedValue, wantedUnit, wantedPeriod) = Split(wanted);
        var (foundValue, foundUnit, foundPeriod) = Split(found);
        return wantedValue == foundValue && (strict
            ? Unit(wantedUnit, false) == Unit(foundUnit, false) && wantedPeriod == foundPeriod
            : wantedUnit.Length == 0 || foundUnit.Length == 0 || WithoutSize(Unit(wantedUnit, true)) == WithoutSize(Unit(foundUnit, true)));
    }

    /// <summary>Two 40HQ are two containers.</summary>
    private static string WithoutSize(string unit) => unit is "20GP" or "40GP" or "40HQ" ? "containers" : unit;

    private static (decimal Value, string Unit, string Period) Split(string quantity)
    {
        var blank = quantity.IndexOf(' ');
        var unit = quantity[(blank + 1)..].Trim();
        var slash = unit.IndexOf('/');
        return (decimal.Parse(quantity.AsSpan(0, blank), CultureInfo.InvariantCulture), slash > 0 ? unit[..slash].Trim() : unit, slash > 0 ? unit[(slash + 1)..].Trim() : "");
    }

    /// <summary>The unit as the tables name it; of several words the first that they know.</summary>
    private static string Unit(string written, bool nounsArePieces)
    {
        var folded = Folding.Fold(written);
        if (EntityData.Shipped.Units.TryGet(folded, out var name))
        {
            return name;
        }

        foreach (var word in folded.Split(' '))
        {
            if (EntityData.Shipped.Units.TryGet(word, out name))
            {
                return name;
            }
        }

        return nounsArePieces ? "pcs" : folded;
    }

    private static bool IsSamePhone(string wanted, string found, bool strict)
    {
        var (a, b) = (Digits(wanted), Digits(found));
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return a == b || !strict && shorter.Length >= LeastPhoneDigits && (longer.EndsWith(shorter, StringComparison.Ordinal) || longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter.TrimStart('0'), StringComparison.Ordinal));
    }

    private static string Digits(string phone)
    {
        var digits = string.Concat(Folding.Fold(phone).Where(char.IsAsciiDigit));
        return digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    private static bool IsSameSite(string wanted, string found, bool strict)
    {
        var (a, b) = (Site(wanted), Site(found));
        return a == b || !strict && a.Split('/')[0] == b.Split('/')[0];
    }

    private static string Site(string site)
    {
        var bare = Folding.Fold(site).Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal);
        return (bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare).TrimEnd('/');
    }
}
