using InquiryAssistant.GraphEmulator.Notifications;

namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>All mailboxes, in memory.</summary>
internal sealed class EmulatorStore(GraphEmulatorOptions options, EmulatorClock clock, NotificationFeed feed)
{
    private const string FallbackAddress = "me@emulator.example";
    private readonly Lock gate = new();
    private readonly List<Mailbox> mailboxes = [];
    private readonly Dictionary<string, Mailbox> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Mailbox> byUser = [];

    public IReadOnlyList<Mailbox> Mailboxes
    {
        get
        {
            lock (gate)
            {
                return [.. mailboxes];
            }
        }
    }

    public Mailbox? Find(string addressOrId)
    {
        lock (gate)
        {
            return byName.GetValueOrDefault(addressOrId) ?? (Guid.TryParse(addressOrId, out var id) ? byUser.GetValueOrDefault(id) : null);
        }
    }

    public Mailbox FindOrAdd(string address) => FindOrAdd(address, null, []);

    public Mailbox FindOrAdd(string address, string? displayName, IReadOnlyList<string> aliases)
    {
        if (address.Length > 320 || address.IndexOf('@', StringComparison.Ordinal) < 1)
        {
            throw new FormatException("A mailbox is named by its address.");
        }

        lock (gate)
        {
            var mailbox = Find(address);
            if (mailbox is null)
            {
                mailboxes.Add(mailbox = new Mailbox(address, displayName, options.Seed, clock) { Watcher = feed.Changed });
                byName[address] = mailbox;
                byUser[mailbox.UserId] = mailbox;
            }

            mailbox.DisplayName = displayName ?? mailbox.DisplayName;
            Rename(mailbox, aliases);
            return mailbox;
        }
    }

    private void Rename(Mailbox mailbox, IReadOnlyList<string> aliases)
    {
        if (aliases.Count == 0)
        {
            return;
        }

        foreach (var old in mailbox.Aliases.Where(a => byName.GetValueOrDefault(a) == mailbox && !a.Equals(mailbox.Address, StringComparison.OrdinalIgnoreCase)))
        {
            byName.Remove(old);
        }

        mailbox.Aliases = aliases;
        foreach (var alias in aliases)
        {
            byName.TryAdd(alias, mailbox);
        }
    }

    /// <summary>The mailbox of <c>/me</c>: the one whose address the token is, else the default one.</summary>
    public Mailbox OfToken(string token)
    {
        lock (gate)
        {
            return Find(token)
                ?? (options.DefaultMailbox is null ? mailboxes.FirstOrDefault() : null)
                ?? FindOrAdd(options.DefaultMailbox ?? FallbackAddress);
        }
    }
}
