using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Ids;

namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>One mailbox: folders, messages, master categories, settings. Every access holds <see cref="Gate"/>.</summary>
internal sealed partial class Mailbox
{
    private readonly EmulatorClock clock;
    private readonly Random chance;
    private readonly Dictionary<string, MailItem> byId = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, MailItem> items = [];
    private long lastNumber;

    public Mailbox(string address, string? displayName, int seed, EmulatorClock clock)
    {
        this.clock = clock;
        Address = address;
        DisplayName = displayName ?? address;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{address.ToUpperInvariant()}"));
        UserId = new Guid(digest.AsSpan(0, 16));
        chance = new Random(BitConverter.ToInt32(digest, 28));
        Mint = new IdMint(UserId, new Guid(digest.AsSpan(12, 16)));
        Settings = DefaultSettings();
        AddWellKnownFolders();
        MasterCategories = [.. MasterCategory.Presets.Select(p => new MasterCategory(NewGuid(), p.Name, p.Color))];
    }

    public Lock Gate { get; } = new();

    /// <summary>Who is told of every change, under the lock; null means no one.</summary>
    public Action<Mailbox, MailItem, Change>? Watcher { get; init; }

    public string Address { get; }

    public string DisplayName { get; set; }

    public IReadOnlyList<string> Aliases { get; set; } = [];

    public Guid UserId { get; }

    public IdMint Mint { get; }

    public JsonObject Settings { get; }

    public List<MasterCategory> MasterCategories { get; }

    /// <summary>All messages, in the order they came into being.</summary>
    public IEnumerable<MailItem> Items => items.Values;

    public Recipient Owner => new(DisplayName, Address);

    public bool Reaches(string address) =>
        Address.Equals(address, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(address, StringComparer.OrdinalIgnoreCase);

    /// <summary>The message of a classic or immutable id, or null.</summary>
    public MailItem? FindItem(string id) => byId.GetValueOrDefault(id);

    /// <summary>A message that is in no folder yet.</summary>
    public MailItem NewItem()
    {
        var number = ++lastNumber;
        var now = clock.Now();
        return new MailItem
        {
            Number = number,
            ImmutableId = Mint.Immutable(number),
            Arrived = clock.GetUtcNow(),
            Created = now,
            Modified = now,
            Received = now,
            Sent = now,
            InternetMessageId = $"<{NewGuid():N}@{Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..]}>",
            ConversationIndex = ConversationIndex.Start(now, NewGuid()),
        };
    }

    public Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static JsonObject DefaultSettings() => new()
    {
        ["archiveFolder"] = null,
        ["timeZone"] = "UTC",
        ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
        ["dateFormat"] = "M/d/yyyy",
        ["timeFormat"] = "h:mm tt",
        ["userPurpose"] = "user",
        ["automaticRepliesSetting"] = new JsonObject
        {
            ["status"] = "disabled",
            ["externalAudience"] = "all",
            ["internalReplyMessage"] = "",
            ["externalReplyMessage"] = "",
            ["scheduledStartDateTime"] = new JsonObject { ["dateTime"] = "2026-01-01T00:00:00.0000000", ["timeZone"] = "UTC" },
            ["scheduledEndDateTime"] = new JsonObject { ["dateTime"] = "2026-01-02T00:00:00.0000000", ["timeZone"] = "UTC" },
        },
        ["language"] = new JsonObject { ["locale"] = "en-US", ["displayName"] = "English (United States)" },
        ["workingHours"] = new JsonObject
        {
            ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
            ["startTime"] = "08:00:00.0000000",
            ["endTime"] = "17:00:00.0000000",
            ["timeZone"] = new JsonObject { ["name"] = "UTC" },
        },
    };
}
