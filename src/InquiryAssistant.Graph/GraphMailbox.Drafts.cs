using System.Text.Json;
using InquiryAssistant.Core.Drafts;
using InquiryAssistant.Core.Mail;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Messages.Item.CreateReplyAll;

namespace InquiryAssistant.Graph;

/// <summary>A reply draft; <paramref name="Created"/> is false when it was there already.</summary>
public sealed record SavedDraft(MailMessage Draft, bool Created);

public sealed partial class GraphMailbox
{
    private const int DraftTries = 4;

    /// <summary>Graph takes JSON requests up to 4 MB (page "Add attachment"); a body near that is not written back but left to Graph to keep.</summary>
    private const int LargestWritableBody = 3 * 1024 * 1024;

    private static readonly TimeSpan LookAfter = TimeSpan.FromMilliseconds(500);

    private static readonly string[] DraftFields = [.. MessageMapping.ConversationFields, "createdDateTime"];

    /// <summary>Leaves a reply-all draft above the kept history. Never a second one: a draft of ours that still lies in Drafts is given back as it is, the rep's edits included.</summary>
    /// <param name="original">The message to answer, read just before.</param>
    /// <param name="text">Our part.</param>
    /// <param name="owner">The rep, who is left out of To and Cc.</param>
    /// <param name="requestKey">The caller's key of this request: repeated with the same key, also a draft that was sent meanwhile is given back. Null: no such key.</param>
    /// <param name="cancellationToken">Ends the work; what is half done is completed by the next call.</param>
    /// <exception cref="MessageMissingException">The message to answer is gone.</exception>
    /// <exception cref="DraftNotKeptException">The new draft does not hold history or subject as it must; it is deleted again.</exception>
    public async Task<SavedDraft> SaveReplyAsync(MailMessage original, DraftText text, MailboxOwner owner, Guid? requestKey, CancellationToken cancellationToken)
    {
        var turn = connection.Turn(original.Id);
        await turn.WaitAsync(cancellationToken);
        try
        {
            var existing = await FindOursAsync(original.Id, requestKey, cancellationToken) ?? await FindBrokenOffAsync(original, cancellationToken);
            if (existing is not null && (existing.IsDraft != true || !ReplyBody.IsUntouched(existing.Body?.Content)))
            {
                return new(MessageMapping.ToMail(existing, null), false);
            }

            // Outlook writes the history; ours goes in with the creation only where the page is too large to be written back.
            var comment = JsonEncodedText.Encode(original.Body.Content).EncodedUtf8Bytes.Length > LargestWritableBody ? text.Html : null;
            try
            {
                var draft = existing ?? await CreateReplyAsync(original, comment, cancellationToken);
                return new(await CompleteAsync(original, draft, text, owner, requestKey, cancellationToken), existing is null);
            }
            finally
            {
                await RestoreUnreadAsync(original, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Message?> FindOursAsync(string originalId, Guid? requestKey, CancellationToken cancellationToken)
    {
        var drafts = await InFolderAsync("drafts", DraftMark.Answering(originalId), cancellationToken);
        if (drafts.Count == 0 && requestKey is { } key)
        {
            drafts = await InFolderAsync("sentitems", DraftMark.MadeBy(key), cancellationToken);
        }

        return drafts is [var first, ..] ? first : null;
    }

    /// <summary>A reply to this very message that holds its history and no word more: made by us just before the mark could be set, or opened by the rep and left empty. It is filled, not doubled.</summary>
    private async Task<Message?> FindBrokenOffAsync(MailMessage original, CancellationToken cancellationToken) =>
        (await ConversationDraftsAsync(original, cancellationToken)).FirstOrDefault(draft =>
            ReplySubject.Keeps(draft.Subject ?? "", original.Subject)
            && !string.IsNullOrEmpty(draft.Body?.Content)
            && ReplyBody.IsUntouched(draft.Body.Content)
            && ReplyBody.QuotesWhole(draft.Body.Content, original.Body.Content));

    private async Task<IReadOnlyList<Message>> InFolderAsync(string folder, string filter, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.MailFolders[folder].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = filter;
                    request.QueryParameters.Select = DraftFields;
                    request.QueryParameters.Top = 20;
                },
                cancellationToken),
            cancellationToken);
        return page?.Value ?? [];
    }

    /// <summary>createReplyAll, so that Outlook itself builds history, subject and threading. When its answer is lost, Drafts is searched before it is asked again.</summary>
    private async Task<Message> CreateReplyAsync(MailMessage original, string? comment, CancellationToken cancellationToken)
    {
        var before = (await ConversationDraftsAsync(original, cancellationToken)).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        // Set only where there is one: the SDK sends an assigned null as such.
        var parameters = comment is null ? new CreateReplyAllPostRequestBody() : new CreateReplyAllPostRequestBody { Comment = comment };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var created = await GraphCall.RunAsync(() => User.Messages[original.Id].CreateReplyAll.PostAsync(parameters, cancellationToken: cancellationToken), cancellationToken);
                return created ?? throw new MailboxBusyException(0, "empty-answer", null);
            }
            catch (MailboxBusyException lost) when (lost.MayHaveHappened && attempt < DraftTries)
            {
                // The server may still be at it: give it a moment, then look.
                await Task.Delay(LookAfter * attempt, time, cancellationToken);
                var found = (await ConversationDraftsAsync(original, cancellationToken)).FirstOrDefault(d => IsTheLostOne(d, original, comment, before));
                Log.ReplyAnswerLost(logger, lost.Status, lost.Code, found is null ? "not made" : "found");
                if (found is not null)
                {
                    return found;
                }
            }
        }
    }

    private async Task<IReadOnlyList<Message>> ConversationDraftsAsync(MailMessage original, CancellationToken cancellationToken) => original.ConversationId.Length == 0
        ? []
        : await InFolderAsync("drafts", "conversationId eq " + Quoted(original.ConversationId), cancellationToken);

    /// <summary>New since we asked, answers this subject, and nobody has written in it: a reply the rep began in Outlook meanwhile is left alone once it has a word.</summary>
    private static bool IsTheLostOne(Message draft, MailMessage original, string? comment, HashSet<string?> before) =>
        !before.Contains(draft.Id)
        && ReplySubject.Keeps(draft.Subject ?? "", original.Subject)
        && (ReplyBody.IsUntouched(draft.Body?.Content) || (comment is not null && ReplyBody.BeginsWith(draft.Body!.Content!, comment)));

    /// <summary>Mark and recipients first, our text last: a marked draft without text is known as one to be completed.</summary>
    private async Task<MailMessage> CompleteAsync(MailMessage original, Message draft, DraftText text, MailboxOwner owner, Guid? requestKey, CancellationToken cancellationToken)
    {
        var addressed = await MarkAsync(original, draft, owner, requestKey, cancellationToken);
        var history = await WriteAsync(addressed, text, cancellationToken);
        var saved = MessageMapping.ToMail(await GetAsync(draft.Id!, DraftFields, cancellationToken), null);
        var fault = saved.ConversationId != original.ConversationId ? "conversation"
            : !ReplySubject.Keeps(saved.Subject, original.Subject) ? "subject"
            : ReplyBody.Fault(history ?? original.Body.Content, saved.Body.Content, saved.Body.Format == BodyFormat.Html ? text.Html : text.Text);
        if (fault is null)
        {
            return saved;
        }

        Log.DraftNotKept(logger, fault);
        await GraphCall.RunAsync(() => DeleteAsync(draft.Id!, cancellationToken), cancellationToken);
        throw new DraftNotKeptException(fault);
    }

    /// <summary>A draft that cannot be marked would be a stranger's at the next click and stand beside a second one, so it is taken away again.</summary>
    private async Task<Message> MarkAsync(MailMessage original, Message draft, MailboxOwner owner, Guid? requestKey, CancellationToken cancellationToken)
    {
        try
        {
            return await PatchAnywayAsync(draft.Id!, AddressOf(original, draft, owner, requestKey), cancellationToken);
        }
        catch (MailboxException failure) when (failure is not MessageMissingException)
        {
            Log.DraftNotKept(logger, "mark");
            await GraphCall.RunAsync(() => DeleteAsync(draft.Id!, cancellationToken), cancellationToken);
            throw;
        }
    }

    /// <summary>To stays To, Cc stays Cc, the rep is in neither; only what differs from Outlook's own choice is written, an empty list as one.</summary>
    private static Message AddressOf(MailMessage original, Message draft, MailboxOwner owner, Guid? requestKey)
    {
        var wanted = ReplyRecipients.For(original, owner);
        var mail = MessageMapping.ToMail(draft, null);
        var change = new Message { SingleValueExtendedProperties = DraftMark.For(original.Id, requestKey) };
        if (!ReplyRecipients.AreSame(wanted.To, mail.To))
        {
            change.ToRecipients = MessageMapping.Recipients(wanted.To);
        }

        if (!ReplyRecipients.AreSame(wanted.Cc, mail.Cc))
        {
            change.CcRecipients = MessageMapping.Recipients(wanted.Cc);
        }

        return change;
    }

    /// <summary>Writes only the body, with If-Match, and answers the page as it was before; null when our text went in with the creation.</summary>
    private async Task<string?> WriteAsync(Message draft, DraftText text, CancellationToken cancellationToken)
    {
        string? history = null;
        var current = draft.Body?.Content is null ? await GetAsync(draft.Id!, DraftFields, cancellationToken) : draft;
        for (var attempt = 1; ; attempt++)
        {
            var isHtml = current.Body?.ContentType != BodyType.Text;
            var page = current.Body?.Content ?? "";
            if (ReplyBody.BeginsWith(page, isHtml ? text.Html : text.Text))
            {
                // Written before: with the creation, or by a try whose answer was lost.
                return history;
            }

            history = page;
            var body = new ItemBody { ContentType = isHtml ? BodyType.Html : BodyType.Text, Content = isHtml ? ReplyBody.Insert(history, text.Html) : text.Text + "\n" + history };
            try
            {
                await PatchAsync(draft.Id!, new Message { Body = body }, MessageMapping.ETag(current), cancellationToken);
                return history;
            }
            catch (MailboxConflictException) when (attempt < DraftTries)
            {
                // The draft moved on under us (a rule, another client): read it again and write above what is there now.
                current = await GetAsync(draft.Id!, DraftFields, cancellationToken);
            }
        }
    }

    private async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        await User.Messages[id].DeleteAsync(cancellationToken: cancellationToken);
        return true;
    }

    /// <summary>createReplyAll marks the original read; a rep who has not read it must still see it bold. The draft does not fail over it.</summary>
    private async Task RestoreUnreadAsync(MailMessage original, CancellationToken cancellationToken)
    {
        if (original.IsRead)
        {
            return;
        }

        try
        {
            await PatchAnywayAsync(original.Id, new Message { IsRead = false }, cancellationToken);
        }
        catch (MailboxException failure)
        {
            Log.ReadMarkNotRestored(logger, failure.Status, failure.Code);
        }
    }
}
