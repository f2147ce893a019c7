using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Corpus;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>The hand behind the scenes: what <c>/emulator/*</c> does over HTTP, for a host in the same process. Safe to call from any thread.</summary>
public sealed class EmulatorControl
{
    private readonly EmulatorStore store;
    private readonly Emulation emulation;
    private readonly Delivery delivery;
    private readonly CorpusLoader corpus;
    private readonly LifecycleControl lifecycle;

    internal EmulatorControl(EmulatorStore store, Emulation emulation, Delivery delivery, CorpusLoader corpus, LifecycleControl lifecycle)
    {
        this.store = store;
        this.emulation = emulation;
        this.delivery = delivery;
        this.corpus = corpus;
        this.lifecycle = lifecycle;
    }

    /// <summary>Addresses of all mailboxes, in the order they were made.</summary>
    public IReadOnlyList<string> Mailboxes => [.. store.Mailboxes.Select(static m => m.Address)];

    /// <summary>The emulator's time.</summary>
    public DateTimeOffset Now => emulation.Clock.GetUtcNow();

    /// <summary>The faults in force; setting a plan starts its seed anew.</summary>
    public FaultPlan Faults
    {
        get => emulation.Dice.Plan;
        set => emulation.Dice.Plan = value;
    }

    /// <summary>Puts an incoming mail into the inbox of a mailbox, which is made if missing.</summary>
    /// <param name="mailbox">Address of the mailbox.</param>
    /// <param name="message">A Graph <c>message</c> resource; <c>receivedDateTime</c> is now if missing. It joins the conversation its
    /// <c>conversationId</c>, or its <c>In-Reply-To</c> and <c>References</c> headers, name.</param>
    /// <exception cref="FormatException">The object is no message.</exception>
    public DeliveredMail Deliver(string mailbox, JsonObject message) => delivery.Deliver(store.FindOrAdd(mailbox), message);

    /// <summary>Makes a mailbox, or renames an existing one.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="displayName">Name of its owner; null keeps what is there.</param>
    /// <param name="aliases">Further addresses that reach it.</param>
    public void AddMailbox(string address, string? displayName, IReadOnlyList<string> aliases) => store.FindOrAdd(address, displayName, aliases);

    /// <summary>Loads corpus lines into the mailboxes of their owners and answers how many messages were stored.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="name">What to call this source in an error.</param>
    /// <exception cref="FormatException">A line is no corpus line; nothing is stored then.</exception>
    public int LoadCorpus(TextReader reader, string name) => corpus.Load(reader, name);

    /// <summary>Moves the emulator's clock ahead. What becomes due by it (expiry, repeated deliveries, requests for reauthorization) happens right after, on other threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void AdvanceClock(TimeSpan by) => emulation.Clock.Advance(by);

    /// <summary>Ends when no notification is on its way any more: each is sent, dropped, lost or silenced.</summary>
    public Task NotificationsIdleAsync(CancellationToken cancellationToken) => emulation.Counters.NotificationsIdleAsync(cancellationToken);

    /// <summary>Makes an event in the life of subscriptions happen and answers how many it met.</summary>
    /// <param name="lifecycleEvent">reauthorizationRequired (delivery stops at the deadline unless the client acts), subscriptionRemoved, or missed (what is on its way is lost).</param>
    /// <param name="which">Id of a subscription or address of a mailbox; null means all.</param>
    /// <param name="deadline">For reauthorizationRequired; null means 15 minutes.</param>
    /// <exception cref="FormatException">There is no such event.</exception>
    public int FireLifecycle(string lifecycleEvent, string? which, TimeSpan? deadline) => lifecycle.Fire(lifecycleEvent, which, deadline);

    /// <summary>Does to a message what its owner would do by hand, and answers how it is then. Counts as no request and no tag write of a client.</summary>
    /// <param name="mailbox">Address of the mailbox.</param>
    /// <param name="message">Classic or immutable id of the message.</param>
    /// <param name="action">move, addCategory, removeCategory, markRead, markUnread or delete.</param>
    /// <param name="value">Id or well-known name of the folder, or the category; null where the action takes none.</param>
    /// <exception cref="FormatException">Mailbox, message, action or value are not there.</exception>
    public MessageState Act(string mailbox, string message, string action, string? value)
    {
        var owner = Known(mailbox);
        lock (owner.Gate)
        {
            var item = owner.FindItem(message) ?? throw new FormatException("There is no such message.");
            UserAct.Do(owner, item, action, value);
            return MessageState.Of(owner, item);
        }
    }

    /// <summary>Every message as it is, oldest first.</summary>
    /// <param name="mailbox">Address of a mailbox; null means every one.</param>
    /// <exception cref="FormatException">There is no such mailbox.</exception>
    public IReadOnlyList<MessageState> ReadState(string? mailbox)
    {
        List<MessageState> all = [];
        foreach (var one in mailbox is null ? store.Mailboxes : [Known(mailbox)])
        {
            lock (one.Gate)
            {
                all.AddRange(one.Items.Select(m => MessageState.Of(one, m)));
            }
        }

        return all;
    }

    /// <summary>The limits clients broke since the start or the last reset of the counters, oldest first, at most 10,000.</summary>
    public IReadOnlyList<LimitViolation> ReadViolations() => emulation.Counters.Violations();

    /// <summary>Ends the life of all links of delta queries given out so far.</summary>
    /// <param name="mailbox">Address of a mailbox; null means every one.</param>
    /// <exception cref="FormatException">There is no such mailbox.</exception>
    public void ExpireDeltaLinks(string? mailbox)
    {
        foreach (var one in mailbox is null ? store.Mailboxes : [Known(mailbox)])
        {
            lock (one.Gate)
            {
                one.ExpireSyncTokens();
            }
        }
    }

    /// <summary>What was asked since the start or the last reset.</summary>
    public CounterReport ReadCounters() => emulation.Counters.Report();

    /// <summary>Answers the counters and starts them anew.</summary>
    public CounterReport ResetCounters() => emulation.Counters.Reset();

    private Mailbox Known(string mailbox) => store.Find(mailbox) ?? throw new FormatException("There is no such mailbox.");
}

/// <summary>Where a delivered mail is found.</summary>
/// <param name="Mailbox">Address of the mailbox.</param>
/// <param name="Id">Its classic id, dead after a move.</param>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="ConversationId">The conversation it belongs to.</param>
public sealed record DeliveredMail(string Mailbox, string Id, string ImmutableId, string ConversationId);
