using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Feedback;
using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>A rep who changes our quadrant category in Outlook decides: his choice becomes a correction, and ours goes where he left it beside his own.</summary>
internal sealed class RepChoices(Corrections corrections, IntakeLedger ledger)
{
    /// <summary>The quadrant that the rep set, as the categories tell; null when they hold only ours, none, or several of his.</summary>
    /// <param name="present">The categories of the message now.</param>
    /// <param name="ours">The quadrant that we wrote or would write.</param>
    public static Quadrant? Among(IEnumerable<string> present, Quadrant? ours)
    {
        var others = TagPlanner.QuadrantsOf(present).Where(q => q != ours).ToArray();
        return others.Length == 1 ? others[0] : null;
    }

    /// <summary>Learns from changes of messages that were taken in. Our own writes coming back hold nothing to learn, and cost no request.</summary>
    public async Task LearnAsync(GraphMailbox mailbox, IReadOnlyList<ChangedMessage> changes, KnownMessages known, CancellationToken cancellationToken)
    {
        var choices = changes.Where(c => c.Categories is not null && known.Find(c.Id) is not null)
            .Select(c => new Choice(c, known.Find(c.Id)!, Among(c.Categories!, known.Find(c.Id)!.Quadrant)))
            .Where(c => c.Quadrant is not null)
            .ToArray();
        if (choices.Length == 0)
        {
            return;
        }

        var owner = await mailbox.OwnerAsync(cancellationToken);
        var mails = await WholeAsync(mailbox, choices, cancellationToken);
        foreach (var choice in choices.Where(c => mails.ContainsKey(c.Change.Id)))
        {
            await KeepAsync(new Conversation(owner, [], mails[choice.Change.Id]), choice.Quadrant!.Value, cancellationToken);
        }

        await TakeOursAwayAsync(mailbox, choices, cancellationToken);
        await ledger.RecordAsync(MailboxDirectory.KeyOf(mailbox.Address), choices.Select(Settle).ToArray(), cancellationToken);
    }

    /// <summary>A partial change does not name sender and conversation, for which the choice stands.</summary>
    private static async Task<Dictionary<string, MailMessage>> WholeAsync(GraphMailbox mailbox, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        var missing = choices.Where(c => c.Change.Message is null).Select(c => c.Change.Id).ToArray();
        var read = missing.Length > 0 ? await mailbox.FindManyAsync(missing, cancellationToken) : [];
        if (read.Select(r => r.Failure).OfType<MailboxBusyException>().FirstOrDefault() is { } busy)
        {
            throw busy;
        }

        return choices.Select(c => c.Change.Message).Concat(read.Select(r => r.Message)).OfType<MailMessage>().ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>He may have said the same in the pane, which wrote the category for him.</summary>
    private async Task KeepAsync(Conversation conversation, Quadrant quadrant, CancellationToken cancellationToken)
    {
        if ((await corrections.FindAsync(conversation, cancellationToken))?.Quadrant != quadrant)
        {
            await corrections.AddAsync(conversation, new CorrectionRequest(null, quadrant, null, null), cancellationToken);
        }
    }

    /// <summary>Outlook adds a category with one click and leaves the others: of two quadrants the rep's stays.</summary>
    /// <exception cref="MailboxBusyException">Nothing is settled then, or the quadrant of ours that is left would be taken for another choice of his.</exception>
    private static async Task TakeOursAwayAsync(GraphMailbox mailbox, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        var doubled = choices.Where(c => TagPlanner.QuadrantsOf(c.Change.Categories!).Count > 1)
            .Select(c => new TagRequest(c.Change.Id, c.Change.ETag, c.Change.Categories!, present => TagPlanner.Merge(present, [], Among(present, c.Row.Quadrant))))
            .ToArray();
        var outcomes = doubled.Length > 0 ? await mailbox.TagManyAsync(doubled, cancellationToken) : [];
        if (outcomes.Select(o => o.Failure).FirstOrDefault(f => f is not null) is { } failure)
        {
            throw failure as MailboxBusyException ?? new MailboxBusyException(failure.Status, failure.Code, null);
        }
    }

    private static Settled Settle(Choice choice)
    {
        var ours = choice.Change.Categories!.Where(TagPlanner.IsOurs);
        var kept = TagPlanner.Merge([.. ours], [], choice.Quadrant).Categories;
        return new(choice.Change.Id, choice.Change.Message, new(choice.Row.Kind, choice.Quadrant, true, kept), MailChange.Tagged);
    }

    private sealed record Choice(ChangedMessage Change, TakenInMessage Row, Quadrant? Quadrant);
}
