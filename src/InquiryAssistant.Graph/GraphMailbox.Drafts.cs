using System.Text.RegularExpressions;
using InquiryAssistant.Core.Drafts;
using InquiryAssistant.Core.Mail;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Messages.Item.CreateReplyAll;

namespace InquiryAssistant.Graph;

/// <summary>A reply draft in the Drafts folder; <paramref name="Created"/> is false when it was there already.</summary>
public sealed record SavedDraft(MailMessage Draft, bool Created);

public sealed partial class GraphMailbox
{
    /// <summary>Marks our drafts with the id of the message they answer, so that a repeated request finds them again. The name is case-sensitive.</summary>
    private const string DraftMark = "String {7d1f4a52-0c1b-4d55-9c0e-3f7d2f6a90b1} Name InquiryAssistantAnswerTo";

    private const int DraftTries = 4;

    private static readonly string[] DraftFields = [.. MessageMapping.FullFields.Where(f => f != "internetMessageHeaders"), "createdDateTime"];

    /// <summary>Requests for the same message wait for each other here; a few strangers share a lock, which only costs them a moment.</summary>
    private readonly SemaphoreSlim[] draftLocks = Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1)).ToArray();

    /// <summary>Leaves a reply-all draft above the kept history. Never a second one: a draft of ours that still lies in Drafts is given back.</summary>
    /// <exception cref="MessageMissingException">The message to answer is gone.</exception>
    /// <exception cref="MailboxException">The draft does not hold the history or the subject as it must; it is removed again.</exception>
    public async Task<SavedDraft> SaveReplyAsync(MailMessage original, DraftText text, MailboxOwner owner, CancellationToken cancellationToken)
    {
        var gate = draftLocks[(uint)StringComparer.Ordinal.GetHashCode(original.Id) % draftLocks.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            var existing = await FindMarkedAsync(original.Id, cancellationToken);
            if (existing is not null && !ReplyBody.IsUntouched(existing.Body?.Content))
            {
                return new(MessageMapping.ToMail(existing, null), false);
            }

            var draft = existing ?? await CreateReplyAsync(original, cancellationToken);
            return new(await FillAsync(original, draft, text, owner, cancellationToken), existing is null);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Message?> FindMarkedAsync(string originalId, CancellationToken cancellationToken)
    {
        var value = originalId.Replace("'", "''", StringComparison.Ordinal);
        return await DraftsAsync($"singleValueExtendedProperties/Any(ep: ep/id eq '{DraftMark}' and ep/value eq '{value}')", cancellationToken) is [var first, ..] ? first : null;
    }

    private async Task<IReadOnlyList<Message>> DraftsAsync(string filter, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.MailFolders["drafts"].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = filter;
                    request.QueryParameters.Select = DraftFields;
                    request.QueryParameters.Top = 20;
                    request.Headers.Add("Prefer", ImmutableIds);
                },
                cancellationToken),
            cancellationToken);
        return page?.Value ?? [];
    }

    /// <summary>createReplyAll with an empty body, so that Outlook itself builds history, subject and threading; then our mark, before anything else can fail.</summary>
    private async Task<Message> CreateReplyAsync(MailMessage original, CancellationToken cancellationToken)
    {
        var before = (await ReplyDraftsAsync(original, cancellationToken)).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        Message? draft;
        try
        {
            draft = await GraphCall.RunAsync(
                () => User.Messages[original.Id].CreateReplyAll.PostAsync(new CreateReplyAllPostRequestBody(), request => request.Headers.Add("Prefer", ImmutableIds), cancellationToken),
                cancellationToken);
        }
        catch (MailboxBusyException)
        {
            // The answer was lost, the draft perhaps not: one that was not there before is it.
            draft = (await ReplyDraftsAsync(original, cancellationToken)).FirstOrDefault(d => !before.Contains(d.Id));
            if (draft is null)
            {
                throw;
            }
        }
        finally
        {
            await RestoreUnreadAsync(original, cancellationToken);
        }

        var mark = new Message { SingleValueExtendedProperties = [new SingleValueLegacyExtendedProperty { Id = DraftMark, Value = original.Id }] };
        return await PatchAsync(draft?.Id ?? throw new MessageMissingException("empty-answer", null), mark, null, cancellationToken);
    }

    private async Task<IReadOnlyList<Message>> ReplyDraftsAsync(MailMessage original, CancellationToken cancellationToken) => original.ConversationId.Length == 0
        ? []
        : await DraftsAsync($"conversationId eq '{original.ConversationId.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken);

    /// <summary>createReplyAll marks the original read; a rep who has not read it must still see it bold.</summary>
    private async Task RestoreUnreadAsync(MailMessage original, CancellationToken cancellationToken)
    {
        if (!original.IsRead)
        {
            await PatchAsync(original.Id, new Message { IsRead = false }, null, cancellationToken);
        }
    }

    private async Task<MailMessage> FillAsync(MailMessage original, Message draft, DraftText text, MailboxOwner owner, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await GetAsync(draft.Id!, DraftFields, cancellationToken);
            var history = current.Body?.Content ?? "";
            var body = new ItemBody { ContentType = BodyType.Html, Content = ReplyBody.Insert(history, text.Html) };
            try
            {
                var written = await PatchAsync(draft.Id!, new Message { Body = body }, MessageMapping.ETag(current), cancellationToken);
                return await AddressAsync(original, written, history, owner, cancellationToken);
            }
            catch (MailboxConflictException) when (attempt < DraftTries)
            {
                // The draft moved on under us (a rule, another client): read it again and write above what is there now.
            }
        }
    }

    /// <summary>To stays To, Cc stays Cc, the rep is in neither; only what differs from Outlook's own choice is written.</summary>
    private async Task<MailMessage> AddressAsync(MailMessage original, Message draft, string history, MailboxOwner owner, CancellationToken cancellationToken)
    {
        var wanted = ReplyRecipients.For(original, owner);
        var mail = MessageMapping.ToMail(draft, null);
        if (!ReplyRecipients.AreSame(wanted.To, mail.To) || !ReplyRecipients.AreSame(wanted.Cc, mail.Cc))
        {
            var change = new Message { ToRecipients = MessageMapping.Recipients(wanted.To), CcRecipients = MessageMapping.Recipients(wanted.Cc) };
            await PatchAsync(draft.Id!, change, null, cancellationToken);
        }

        var saved = MessageMapping.ToMail(await GetAsync(draft.Id!, DraftFields, cancellationToken), null);
        return ReplyBody.KeepsHistory(history, saved.Body.Content) && saved.ConversationId == original.ConversationId
            ? saved
            : throw new MailboxException("The draft does not hold the whole history; look at it in Drafts before you use it.", 0, "history-lost", null);
    }
}

/// <summary>Where our words go in Outlook's reply page, and whether its history is still whole.</summary>
internal static partial class ReplyBody
{
    /// <summary>Puts our HTML right behind the opening body tag; everything else stays byte for byte.</summary>
    public static string Insert(string page, string html)
    {
        var at = BodyTag().Match(page) is { Success: true } tag ? tag.Index + tag.Length : 0;
        return string.Concat(page.AsSpan(0, at), html, page.AsSpan(at));
    }

    /// <summary>Whether nothing was written yet above the history of a draft: a run of ours that broke off, to be completed.</summary>
    public static bool IsUntouched(string? page)
    {
        if (page is null || BodyTag().Match(page) is not { Success: true } tag)
        {
            return string.IsNullOrEmpty(page);
        }

        var start = tag.Index + tag.Length;
        var quote = page.IndexOf("id=\"divRplyFwdMsg\"", start, StringComparison.Ordinal);
        var above = quote < 0 ? page[start..] : page[start..page.LastIndexOf('<', quote)];
        return string.IsNullOrWhiteSpace(Tags().Replace(above, "").Replace("&nbsp;", "", StringComparison.Ordinal));
    }

    /// <summary>The text of the history still ends the text of the draft; compared without tags and blanks, because Exchange rewrites markup on store.</summary>
    public static bool KeepsHistory(string before, string after) => Words(after).EndsWith(Words(before), StringComparison.Ordinal);

    private static string Words(string page) => Blanks().Replace(Tags().Replace(BodyTag().Match(page) is { Success: true } tag ? page[(tag.Index + tag.Length)..] : page, ""), "");

    [GeneratedRegex("<body[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BodyTag();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
