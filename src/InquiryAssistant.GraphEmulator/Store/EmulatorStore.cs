namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>All mailboxes, in memory.</summary>
internal sealed class EmulatorStore(GraphEmulatorOptions options, EmulatorClock clock)
{
    private const string FallbackAddress = "me@emulator.example";
    private readonly Lock gate = new();
    private readonly List<Mailbox> mailboxes = [];

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
            return mailboxes.Find(m => m.Reaches(addressOrId))
                ?? (Guid.TryParse(addressOrId, out var id) ? mailboxes.Find(m => m.UserId == id) : null);
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
                mailboxes.Add(mailbox = new Mailbox(address, displayName, options.Seed, clock));
            }

            mailbox.DisplayName = displayName ?? mailbox.DisplayName;
            mailbox.Aliases = aliases.Count > 0 ? aliases : mailbox.Aliases;
            return mailbox;
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
