namespace InquiryAssistant.Core.Risks;

/// <summary>Finds domains that imitate one the rep knows: his own, those of the conversation, his company's customers, well-known services.</summary>
internal sealed class LookalikeGuard(RiskData data)
{
    private readonly Dictionary<string, string> _serviceLooks = data.Services.Where(s => s.Length >= 6).ToDictionary(Confusables.LookOf);

    // Hundreds of short names would meet strangers' names by chance.
    private readonly Looked[] _customers = [.. data.Customers.Where(c => c.Label.Length >= ShortestName).Select(static c => new Looked(c))];

    private readonly HashSet<string> _customerDomains = [.. data.Customers.Select(c => c.Registered)];

    /// <summary>Shorter words look alike by chance.</summary>
    private const int ShortestName = 6;

    /// <summary>A domain with its look, which is made out when it is first asked for: most domains are told apart without it.</summary>
    private sealed class Looked(DomainName name)
    {
        public DomainName Name => name;

        public string Look => field ??= Confusables.LookOf(name.Label);
    }

    /// <summary>The known domain that is imitated, or null. A known domain itself imitates nobody.</summary>
    public string? Imitated(string host, IReadOnlyCollection<string> known)
    {
        if (host.Length < 4)
        {
            return null;
        }

        var domain = DomainName.Parse(host, data);
        if (data.FreeMail.Contains(domain.Registered) || _customerDomains.Contains(domain.Registered) || known.Any(k => DomainName.Parse(k, data).Registered == domain.Registered))
        {
            return null;
        }

        var suspect = new Looked(domain);
        return known.FirstOrDefault(k => Imitates(suspect, new Looked(DomainName.Parse(k, data))))
            ?? Array.Find(_customers, c => Imitates(suspect, c))?.Name.Full
            ?? ImitatedService(domain);
    }

    /// <summary>The word of the sender's own name that his domain imitates without being it, or null: "Levantina" writing from levantlna.com.</summary>
    /// <param name="host">The sender's host.</param>
    /// <param name="names">His display name and what stands under the letter.</param>
    public string? ImitatedName(string host, IEnumerable<string> names)
    {
        if (data.FreeMail.Contains(DomainName.Parse(host, data).Registered))
        {
            return null;
        }

        var parts = host.ToLowerInvariant().Split('.', '-').Where(p => p.Length >= ShortestName).ToArray();
        return parts.Length == 0 ? null : names.SelectMany(Words).FirstOrDefault(w => !parts.Contains(w) && parts.Any(p => PassesFor(p, w)));
    }

    /// <summary>Looks the same with other letters, or doubles one. A letter more or less may be a plural or another spelling, so it proves nothing.</summary>
    private static bool PassesFor(string part, string word) =>
        Confusables.LookOf(part) == Confusables.LookOf(word) || (part.Length == word.Length + 1 && IsDoubled(part, word));

    private static bool IsDoubled(string longer, string word)
    {
        var at = 0;
        while (at < word.Length && longer[at] == word[at])
        {
            at++;
        }

        return at > 0 && longer[at] == longer[at - 1] && longer.AsSpan(at + 1).SequenceEqual(word.AsSpan(at));
    }

    private static IEnumerable<string> Words(string name) => name.ToLowerInvariant()
        .Split([' ', ',', '.', '-', '|', '/', '(', ')', '\n', '\t', '&', '"', '@'], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length >= ShortestName && w.All(char.IsAsciiLetterLower));

    private bool Imitates(Looked suspect, Looked known)
    {
        var (domain, name) = (suspect.Name, known.Name);
        if (data.FreeMail.Contains(name.Registered) || name.Label.Length < 4 || domain.Full == name.Full)
        {
            return false;
        }

        if (domain.Label == name.Label)
        {
            return true;
        }

        // The known name as a word of the host, with nothing but decoration beside it: acme-payments.com, acme.login-portal.net.
        if (name.Label.Length >= 5 && HasDecorated(domain, name.Label))
        {
            return true;
        }

        var allowed = known.Look.Length >= 12 ? 2 : known.Look.Length >= 6 ? 1 : 0;
        return Confusables.Distance(suspect.Look, known.Look, allowed) <= allowed;
    }

    private bool HasDecorated(DomainName domain, string label)
    {
        var at = domain.Full.IndexOf(label, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var before = domain.Full[..at];
        var after = domain.Full[(at + label.Length)..];
        var alone = (before.Length == 0 || before[^1] is '.' or '-') && (after.Length == 0 || after[0] is '.' or '-');
        if (alone && after.Contains('.') && domain.Label.IndexOf(label, StringComparison.Ordinal) < 0)
        {
            return true;
        }

        // A long name with one more word is no coincidence, whatever the word says.
        if (alone && label.Length >= 8 && domain.Label.Length > label.Length)
        {
            return true;
        }

        var rest = (before + "." + after).Split('.', '-').Where(p => p.Length > 0 && !data.GenericEndings.Contains(p));
        return rest.All(p => data.Decoration.Contains(p) || p.All(char.IsAsciiDigit));
    }

    private string? ImitatedService(DomainName domain)
    {
        if (data.Services.Contains(domain.Label))
        {
            return null;
        }

        var words = domain.Full.Split('.', '-');
        var named = words.FirstOrDefault(w => w.Length >= 3 && data.Services.Contains(w));
        if (named is not null)
        {
            return named;
        }

        return words.Where(w => w.Length >= 6).Select(w => _serviceLooks.GetValueOrDefault(Confusables.LookOf(w))).FirstOrDefault(s => s is not null);
    }
}
