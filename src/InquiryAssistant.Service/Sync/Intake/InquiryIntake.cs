using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>The use case: assess mails, tag them, remember it. Safe to repeat with the same mails and to run twice at once; sync and backfill both call it.</summary>
internal sealed partial class InquiryIntake(IntakeLedger ledger, MailAssessor assessor, SyncMeters meters, ILogger<InquiryIntake> logger)
{
    private const string AssessmentFailed = "assessment-failed";

    /// <summary>Takes in what is not yet. A mail that fails is kept for another try and does not stop the others; one that is gone meanwhile is ordinary.</summary>
    /// <returns>How many were new and stand now.</returns>
    /// <exception cref="MailboxBusyException">Graph asks for patience. What was done until then is remembered; call again with the same mails.</exception>
    /// <exception cref="NotSignedInException">Graph does not accept our sign-in.</exception>
    public Task<int> TakeInAsync(GraphMailbox mailbox, IReadOnlyList<MailMessage> messages, CancellationToken cancellationToken) => TakeInAsync(mailbox, messages, static _ => { }, cancellationToken);

    /// <summary>The same for mails that have just come: how long their tags took is noted.</summary>
    public Task<int> TakeInNewAsync(GraphMailbox mailbox, IReadOnlyList<MailMessage> messages, CancellationToken cancellationToken) => TakeInAsync(mailbox, messages, meters.Tagged, cancellationToken);

    private async Task<int> TakeInAsync(GraphMailbox mailbox, IReadOnlyList<MailMessage> messages, Action<MailMessage> tagged, CancellationToken cancellationToken)
    {
        var key = MailboxDirectory.KeyOf(mailbox.Address);
        var mails = messages.Where(static m => !m.IsDraft && m.Id.Length is > 0 and <= TakenInMessage.LongestId).DistinctBy(static m => m.Id, StringComparer.Ordinal).ToArray();
        var known = await ledger.KnownAsync(key, mails.Select(m => m.Id).ToArray(), cancellationToken);
        var open = mails.Where(m => known.IsOpen(m.Id)).ToArray();
        if (open.Length == 0)
        {
            return 0;
        }

        var outcome = new Outcome();
        var assessed = await AssessAsync(mailbox, open, outcome, cancellationToken);
        await TagAsync(mailbox, assessed, known, outcome, cancellationToken);
        await ledger.RecordAsync(key, outcome.Settled, cancellationToken);
        outcome.Settled.Where(s => s is { Message: not null, Change: MailChange.Tagged } && known.Find(s.MessageId) is null).Select(s => s.Message!).ToList().ForEach(tagged);
        return outcome.Busy is { } busy ? throw busy : outcome.Settled.Count(s => s.Verdict is not null);
    }

    private async Task<IReadOnlyList<AssessedMail>> AssessAsync(GraphMailbox mailbox, MailMessage[] mails, Outcome outcome, CancellationToken cancellationToken)
    {
        using var activity = SyncTrace.Step("assess mails", mails.Length);
        var owner = await mailbox.OwnerAsync(cancellationToken);
        var assessed = new List<AssessedMail>();
        foreach (var (mail, earlier) in mails.Zip(await mailbox.EarlierOfAsync(mails, cancellationToken)))
        {
            if (earlier.Failure is { } failure)
            {
                outcome.Fail(mail, failure);
                continue;
            }

            try
            {
                assessed.Add(await assessor.AssessAsync(new Conversation(owner, earlier.Messages, mail), cancellationToken));
                meters.Assessed(assessed[^1].Assessment.Kind);
            }
            catch (Exception exception) when (exception is not (System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException }) && !cancellationToken.IsCancellationRequested)
            {
                Log.AssessmentFailed(logger, exception.GetType().Name);
                outcome.Settled.Add(new(mail.Id, Failure: AssessmentFailed));
            }
        }

        return assessed;
    }

    private static async Task TagAsync(GraphMailbox mailbox, IReadOnlyList<AssessedMail> assessed, KnownMessages known, Outcome outcome, CancellationToken cancellationToken)
    {
        var wanted = assessed.Where(static a => a.Assessment.Tags.Count > 0).ToArray();
        using var activity = SyncTrace.Step("tag mails", wanted.Length);
        var requests = wanted.Select(a => Request(a, known.Find(a.Conversation.Message.Id))).ToArray();
        var outcomes = requests.Length > 0 ? await mailbox.TagManyAsync(requests, cancellationToken) : [];
        foreach (var (mail, tagged) in wanted.Zip(outcomes))
        {
            Settle(mail, tagged, known, outcome);
        }

        outcome.Settled.AddRange(assessed.Where(static a => a.Assessment.Tags.Count == 0)
            .Select(static a => new Settled(a.Conversation.Message.Id, a.Conversation.Message, new(a.Assessment.Kind, a.Assessment.Quadrant, false, []), MailChange.Arrived)));
    }

    /// <summary>A quadrant that is neither the one we want nor the one we wrote before is the rep's own and stays, whenever he sets it.</summary>
    private static TagRequest Request(AssessedMail mail, TakenInMessage? before)
    {
        var message = mail.Conversation.Message;
        return new(message.Id, message.ETag, message.Categories, present => TagPlanner.Merge(present, mail.Assessment.Tags, ChosenByRep(present, mail.Assessment, before)));
    }

    private static Quadrant? ChosenByRep(IReadOnlyList<string> present, Assessment assessment, TakenInMessage? before) =>
        before is { ByRep: true } ? before.Quadrant
        : RepChoices.Among(present, assessment.Quadrant) is { } chosen && chosen != before?.Quadrant ? chosen
        : null;

    private static void Settle(AssessedMail mail, TagOutcome tagged, KnownMessages known, Outcome outcome)
    {
        var message = mail.Conversation.Message;
        switch (tagged)
        {
            case { Failure: { } failure }:
                outcome.Fail(message, failure);
                break;
            case { Result: TagResult.Gone } or { Change: null }:
                outcome.Settled.Add(new(message.Id));
                break;
            default:
                var standing = tagged.Change.Categories.Where(TagPlanner.IsOurs).ToArray();
                var byRep = ChosenByRep(tagged.Change.Before, mail.Assessment, known.Find(message.Id)) ?? RepChoices.Among(standing, mail.Assessment.Quadrant);
                outcome.Settled.Add(new(message.Id, message, new(mail.Assessment.Kind, byRep ?? mail.Assessment.Quadrant, byRep is not null, standing), MailChange.Tagged));
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A mail could not be assessed ({Failure}); the others go on")]
        public static partial void AssessmentFailed(ILogger logger, string failure);
    }

    /// <summary>What is known at the end of a batch.</summary>
    private sealed class Outcome
    {
        public List<Settled> Settled { get; } = [];

        /// <summary>The longest patience that Graph asked for; such mails stay open.</summary>
        public MailboxBusyException? Busy { get; private set; }

        public void Fail(MailMessage mail, MailboxException failure)
        {
            if (failure is MailboxBusyException busy)
            {
                Busy = Busy is null || busy.RetryAfter > Busy.RetryAfter ? busy : Busy;
            }
            else
            {
                Settled.Add(new(mail.Id, Failure: FailureCode.Of(failure)));
            }
        }
    }
}
