using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>The country a domain shows: by its top level, or by a place spelt in its name.</summary>
internal static class DomainCountry
{
    /// <summary>Country-code domains that the world uses as if they were general.</summary>
    private static readonly HashSet<string> General = new(["co", "io", "me", "tv", "ai", "cc", "ws", "eu", "to", "fm", "ly", "gg", "sh", "st", "vc"], StringComparer.Ordinal);

    public static string? FromTopLevel(MailAddress? from)
    {
        if (from is null || from.Domain.Length == 0)
        {
            return null;
        }

        var parts = from.Domain.Split('.');
        var last = parts[^1] == "example" && parts.Length >= 3 ? parts.Length - 2 : parts.Length - 1;
        var top = parts[last];
        var isNationalBranch = last >= 2 && parts[last - 1] is "com" or "co";
        return top.Length == 2 && !General.Contains(top) && (!FreeMail.IsFree(from.Domain) || isNationalBranch) ? top == "uk" ? "GB" : top.ToUpperInvariant() : null;
    }

    /// <summary>"sensorhaus-jena", "sunwiseireland", "noorenergy-pk".</summary>
    public static string? FromWords(EntityData data, MailAddress? from)
    {
        if (from is null || from.Domain.Length == 0 || FreeMail.IsFree(from.Domain))
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
}
