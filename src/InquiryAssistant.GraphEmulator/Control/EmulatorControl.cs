using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Corpus;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>The hand behind the scenes: what <c>/emulator/*</c> does over HTTP, for a host in the same process. Safe to call from any thread.</summary>
public sealed class EmulatorControl
{
    private readonly EmulatorStore store;
    private readonly EmulatorClock clock;
    private readonly Delivery delivery;
    private readonly CorpusLoader corpus;
    private readonly FaultDice dice;
    private readonly RequestCounters counters;

    internal EmulatorControl(EmulatorStore store, EmulatorClock clock, Delivery delivery, CorpusLoader corpus, FaultDice dice, RequestCounters counters)
    {
        this.store = store;
        this.clock = clock;
        this.delivery = delivery;
        this.corpus = corpus;
        this.dice = dice;
        this.counters = counters;
    }

    /// <summary>Addresses of all mailboxes, in the order they were made.</summary>
    public IReadOnlyList<string> Mailboxes => [.. store.Mailboxes.Select(static m => m.Address)];

    /// <summary>The emulator's time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The faults in force; setting a plan starts its seed anew.</summary>
    public FaultPlan Faults
    {
        get => dice.Plan;
        set => dice.Plan = value;
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

    /// <summary>Moves the emulator's clock ahead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void AdvanceClock(TimeSpan by) => clock.Advance(by);

    /// <summary>Ends the life of all links of delta queries given out so far.</summary>
    /// <param name="mailbox">Address of a mailbox; null means every one.</param>
    /// <exception cref="FormatException">There is no such mailbox.</exception>
    public void ExpireDeltaLinks(string? mailbox)
    {
        foreach (var one in mailbox is null ? store.Mailboxes : [store.Find(mailbox) ?? throw new FormatException("There is no such mailbox.")])
        {
            lock (one.Gate)
            {
                one.ExpireSyncTokens();
            }
        }
    }

    /// <summary>What was asked since the start or the last reset.</summary>
    public CounterReport ReadCounters() => counters.Report();

    /// <summary>Answers the counters and starts them anew.</summary>
    public CounterReport ResetCounters() => counters.Reset();
}

/// <summary>Where a delivered mail is found.</summary>
/// <param name="Mailbox">Address of the mailbox.</param>
/// <param name="Id">Its classic id, dead after a move.</param>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="ConversationId">The conversation it belongs to.</param>
public sealed record DeliveredMail(string Mailbox, string Id, string ImmutableId, string ConversationId);
