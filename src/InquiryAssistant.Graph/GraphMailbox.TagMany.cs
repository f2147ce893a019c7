using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph.Batch;
using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

public sealed partial class GraphMailbox
{
    private static readonly string[] TagFields = ["id", "categories"];

    /// <summary>Tags several messages, twenty to a request: only <c>categories</c> is written, with If-Match; what others wrote in between is read and merged again, up to five tries.</summary>
    /// <remarks>Idempotent: a message whose tags stand is not written. One that fails does not stop the others. One answer each, in the order given.</remarks>
    /// <exception cref="NotSignedInException">Graph does not accept our sign-in.</exception>
    public async Task<IReadOnlyList<TagOutcome>> TagManyAsync(IReadOnlyList<TagRequest> requests, CancellationToken cancellationToken)
    {
        var turns = requests.Select(static r => new TagTurn(r)).ToArray();
        for (var attempt = 1; turns.Any(static t => t.Outcome is null); attempt++)
        {
            if (attempt > 2)
            {
                // Twice in a row is no chance meeting: a rule or another client is at work there.
                await Task.Delay(SettleTime * (attempt - 2), time, cancellationToken);
            }

            await LookAgainAsync([.. turns.Where(static t => t.Outcome is null && t.ETag.Length == 0)], cancellationToken);
            var writes = turns.Where(static t => t.NeedsWriting()).ToArray();
            if (await CanColourAsync(writes, cancellationToken))
            {
                await WriteTagsAsync(writes, mayTryAgain: attempt < TagTries, cancellationToken);
            }
        }

        return [.. turns.Select(static t => t.Outcome!)];
    }

    private async Task LookAgainAsync(TagTurn[] turns, CancellationToken cancellationToken)
    {
        var answers = await BatchAsync(turns.Select(t => User.Messages[t.Id].ToGetRequestInformation(static r => r.QueryParameters.Select = TagFields)), cancellationToken);
        foreach (var (turn, answer) in turns.Zip(answers))
        {
            if (answer.Failure is { } failure)
            {
                turn.Fail(failure);
            }
            else
            {
                turn.Saw(Parse(answer, Message.CreateFromDiscriminatorValue)!);
            }
        }
    }

    /// <summary>Creates the categories that are missing in the master list. A busy mailbox fails all: a tag without its colour would stay so.</summary>
    private async Task<bool> CanColourAsync(TagTurn[] turns, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureCategoriesAsync([.. turns.SelectMany(static t => t.Plan!.Added).Distinct(StringComparer.OrdinalIgnoreCase)], cancellationToken);
            return true;
        }
        catch (MailboxException failure) when (failure is not NotSignedInException)
        {
            Array.ForEach(turns, t => t.Fail(failure));
            return false;
        }
    }

    private async Task WriteTagsAsync(TagTurn[] turns, bool mayTryAgain, CancellationToken cancellationToken)
    {
        var answers = await BatchAsync(
            turns.Select(t => User.Messages[t.Id].ToPatchRequestInformation(new Message { Categories = [.. t.Plan!.Categories] }, r => r.Headers.Add("If-Match", t.ETag))),
            cancellationToken);
        foreach (var (turn, answer) in turns.Zip(answers))
        {
            switch (answer.Failure)
            {
                case null:
                    turn.Wrote(Parse(answer, Message.CreateFromDiscriminatorValue));
                    break;
                case MailboxConflictException when mayTryAgain:
                    // Somebody wrote in between, or our own write was done and its answer lost: look and merge again.
                    turn.ETag = "";
                    break;
                case var failure:
                    turn.Fail(failure);
                    break;
            }
        }
    }

    /// <summary>One message on its way to its tags.</summary>
    private sealed class TagTurn(TagRequest request)
    {
        private IReadOnlyList<string> present = request.Present;
        private IReadOnlyList<string>? before = request.ETag.Length > 0 ? request.Present : null;

        public string Id => request.MessageId;

        /// <summary>"" asks for another look.</summary>
        public string ETag { get; set; } = request.ETag;

        public TagPlan? Plan { get; private set; }

        public TagOutcome? Outcome { get; private set; }

        /// <summary>Plans on what is there. Settles the message when its tags stand: by us, if they did not at the first look.</summary>
        public bool NeedsWriting()
        {
            if (Outcome is not null)
            {
                return false;
            }

            Plan = request.Plan(present);
            if (Plan.Added.Count > 0 || Plan.Removed.Count > 0)
            {
                return true;
            }

            var change = TagChange.Between(before ?? present, present);
            Outcome = new(Id, change.Added.Count + change.Removed.Count > 0 ? TagResult.Written : TagResult.AlreadyThere, ETag, change, null);
            return false;
        }

        public void Saw(Message message)
        {
            (ETag, present) = (MessageMapping.ETag(message), message.Categories ?? []);
            before ??= present;
        }

        public void Wrote(Message? message)
        {
            IReadOnlyList<string> now = message?.Categories ?? [.. Plan!.Categories];
            Outcome = new(Id, TagResult.Written, message is null ? "" : MessageMapping.ETag(message), TagChange.Between(before ?? present, now), null);
        }

        public void Fail(MailboxException failure) =>
            Outcome = new(Id, failure is MessageMissingException ? TagResult.Gone : TagResult.Failed, "", null, failure is MessageMissingException ? null : failure);
    }
}
