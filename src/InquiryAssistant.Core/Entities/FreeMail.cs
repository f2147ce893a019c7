namespace InquiryAssistant.Core.Entities;

/// <summary>Providers at which anybody gets an address; the list is the data file <c>entities/free-mail.json</c>.</summary>
public static class FreeMail
{
    private static readonly HashSet<string> Domains = Load();

    /// <summary>Whether the domain (lower case) is a free-mail provider's; a weak signal, never enough on its own.</summary>
    public static bool IsFree(string domain) => Domains.Contains(domain);

    private static HashSet<string> Load()
    {
        using var file = EntityData.Open("entities/free-mail.json");
        return [.. EntityData.Strings(file.RootElement.GetProperty("domains"))];
    }
}
