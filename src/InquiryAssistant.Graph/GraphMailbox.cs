using InquiryAssistant.Core.Mail;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item;
using Microsoft.Graph.Users.Item.TranslateExchangeIds;
using Microsoft.Kiota.Abstractions;

namespace InquiryAssistant.Graph;

/// <summary>A folder as the workbench shows it. <paramref name="Key"/> is the well-known name, null for the user's own folders.</summary>
public sealed record MailFolderInfo(string Id, string? Key, string Name, int Unread, int Total);

/// <summary>A page of messages, newest first; <paramref name="Next"/> goes on where it ends.</summary>
public sealed record MailPage(IReadOnlyList<MailMessage> Items, Uri? Next);

/// <summary>A category of the mailbox's master list with its preset colour ("preset0" to "preset24", or "none").</summary>
public sealed record MailCategory(string Name, string Color);

/// <summary>One mailbox, spoken to in our words. Every request asks for immutable ids, pages too: the header counts only for the request that carries it.</summary>
/// <remarks>Throws <see cref="MailboxException"/> and its kinds. Requests and permissions: docs/graph-calls.md.</remarks>
public sealed partial class GraphMailbox(IHttpClientFactory factory, GraphOptions options, GraphEndpoint endpoint)
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";
    private const int LongestConversation = 50;

    private static readonly string[] WellKnown = ["inbox", "drafts", "sentitems", "archive", "deleteditems", "junkemail"];

    private GraphServiceClient? client;
    private MailboxOwner? owner;

    private GraphServiceClient Graph => client ??= GraphRegistration.CreateClient(factory, options, endpoint.BaseUrl);

    private UserItemRequestBuilder User => Graph.Users[options.Mailbox];

    /// <summary>The mailbox's owner: settings first, the rest from the directory. Read once.</summary>
    public async Task<MailboxOwner> OwnerAsync(CancellationToken cancellationToken)
    {
        if (owner is not null)
        {
            return owner;
        }

        var name = options.OwnerName;
        if (name.Length == 0)
        {
            var user = await GraphCall.RunAsync(() => User.GetAsync(r => r.QueryParameters.Select = ["displayName", "mail", "userPrincipalName"], cancellationToken), cancellationToken);
            name = user?.DisplayName ?? "";
        }

        return owner = new(name, options.Mailbox, options.OwnerCompany, [.. options.OwnerSells], [.. options.OwnerAliases]);
    }

    /// <summary>The folders of the first level, well-known ones first.</summary>
    public async Task<IReadOnlyList<MailFolderInfo>> FoldersAsync(CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in WellKnown)
        {
            var folder = await FindFolderAsync(name, cancellationToken);
            if (folder?.Id is { } id)
            {
                keys[id] = name;
            }
        }

        var page = await GraphCall.RunAsync(() => User.MailFolders.GetAsync(r => r.QueryParameters.Top = 100, cancellationToken), cancellationToken);
        return (page?.Value ?? [])
            .Select(f => new MailFolderInfo(f.Id ?? "", keys.GetValueOrDefault(f.Id ?? ""), f.DisplayName ?? "", f.UnreadItemCount ?? 0, f.TotalItemCount ?? 0))
            .OrderBy(f => f.Key is null ? WellKnown.Length : Array.IndexOf(WellKnown, f.Key))
            .ToArray();
    }

    private async Task<MailFolder?> FindFolderAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.RunAsync(() => User.MailFolders[name].GetAsync(r => r.QueryParameters.Select = ["id"], cancellationToken), cancellationToken);
        }
        catch (MessageMissingException)
        {
            // A mailbox without an archive folder is an ordinary mailbox.
            return null;
        }
    }

    /// <summary>One page of a folder (id or well-known name), newest first; <paramref name="top"/> 1 to 100.</summary>
    public async Task<MailPage> ListAsync(string folder, int top, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.MailFolders[folder].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = MessageMapping.SummaryFields;
                    request.QueryParameters.Orderby = ["receivedDateTime desc"];
                    request.QueryParameters.Top = top;
                    request.Headers.Add("Prefer", ImmutableIds);
                },
                cancellationToken),
            cancellationToken);
        return ToPage(page);
    }

    /// <summary>The page behind a link of an earlier page. The link is Graph's own and is followed as it is; one that leads elsewhere is refused.</summary>
    /// <exception cref="ArgumentException">The link does not lead to this mailbox.</exception>
    public async Task<MailPage> ListNextAsync(Uri next, CancellationToken cancellationToken)
    {
        if (!next.IsAbsoluteUri || !next.AbsoluteUri.StartsWith(endpoint.BaseUrl + "/", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The link does not lead to this mailbox.", nameof(next));
        }

        var page = await GraphCall.RunAsync(
            () => User.Messages.WithUrl(next.AbsoluteUri).GetAsync(request => request.Headers.Add("Prefer", ImmutableIds), cancellationToken),
            cancellationToken);
        return ToPage(page);
    }

    private static MailPage ToPage(MessageCollectionResponse? page) =>
        new((page?.Value ?? []).Select(m => MessageMapping.ToMail(m, null)).ToArray(), page?.OdataNextLink is { Length: > 0 } link ? new Uri(link) : null);

    /// <summary>The whole message with headers and the names of its attachments, or null when it is gone.</summary>
    public async Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var message = await GetAsync(id, MessageMapping.FullFields, cancellationToken);
            return MessageMapping.ToMail(message, message.HasAttachments == true ? await AttachmentsAsync(id, cancellationToken) : []);
        }
        catch (MessageMissingException)
        {
            return null;
        }
    }

    private async Task<Message> GetAsync(string id, string[] fields, CancellationToken cancellationToken)
    {
        var message = await GraphCall.RunAsync(
            () => User.Messages[id].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = fields;
                    request.Headers.Add("Prefer", ImmutableIds);
                },
                cancellationToken),
            cancellationToken);
        return message ?? throw new MessageMissingException("empty-answer", null);
    }

    private async Task<IReadOnlyList<Attachment>> AttachmentsAsync(string id, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.Messages[id].Attachments.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = ["id", "name", "contentType", "size", "isInline"];
                    request.Headers.Add("Prefer", ImmutableIds);
                },
                cancellationToken),
            cancellationToken);
        return page?.Value ?? [];
    }

    /// <summary>What was said before a message in its conversation, oldest first, drafts left out; at most fifty messages.</summary>
    /// <remarks>Sorted here: Graph refuses a sort beside a filter on conversationId (InefficientFilter).</remarks>
    public async Task<IReadOnlyList<MailMessage>> EarlierAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (message.ConversationId.Length == 0)
        {
            return [];
        }

        var page = await GraphCall.RunAsync(
            () => User.Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = $"conversationId eq '{message.ConversationId.Replace("'", "''", StringComparison.Ordinal)}'";
                    request.QueryParameters.Select = MessageMapping.FullFields;
                    request.QueryParameters.Top = LongestConversation;
                    request.Headers.Add("Prefer", ImmutableIds);
                },
                cancellationToken),
            cancellationToken);
        return (page?.Value ?? [])
            .Select(m => MessageMapping.ToMail(m, null))
            .Where(m => m.Id != message.Id && !m.IsDraft && m.ReceivedAt < message.ReceivedAt)
            .OrderBy(m => m.ReceivedAt)
            .ToArray();
    }

    /// <summary>Marks a message read or unread.</summary>
    public async Task<MailMessage> SetReadAsync(string id, bool isRead, CancellationToken cancellationToken) =>
        MessageMapping.ToMail(await PatchAsync(id, new Message { IsRead = isRead }, null, cancellationToken), null);

    /// <summary>The immutable id of an item that Office.js names by an EWS or REST id, or null when it cannot be found.</summary>
    public async Task<string?> ResolveAsync(string itemId, bool isEwsId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await GraphCall.RunAsync(
                () => User.TranslateExchangeIds.PostAsTranslateExchangeIdsPostResponseAsync(
                    new TranslateExchangeIdsPostRequestBody
                    {
                        InputIds = [itemId],
                        SourceIdType = isEwsId ? ExchangeIdFormat.EwsId : ExchangeIdFormat.RestId,
                        TargetIdType = ExchangeIdFormat.RestImmutableEntryId,
                    },
                    cancellationToken: cancellationToken),
                cancellationToken);
            return answer?.Value?.FirstOrDefault()?.TargetId is { Length: > 0 } id ? id : null;
        }
        catch (MailboxException failure) when (failure.Status is 400 or 404)
        {
            return null;
        }
    }

    private async Task<Message> PatchAsync(string id, Message change, string? ifMatch, CancellationToken cancellationToken)
    {
        var message = await GraphCall.RunAsync(
            () => User.Messages[id].PatchAsync(
                change,
                request =>
                {
                    request.Headers.Add("Prefer", ImmutableIds);
                    AddIfMatch(request.Headers, ifMatch);
                },
                cancellationToken),
            cancellationToken);
        return message ?? throw new MessageMissingException("empty-answer", null);
    }

    private static void AddIfMatch(RequestHeaders headers, string? ifMatch)
    {
        if (!string.IsNullOrEmpty(ifMatch))
        {
            headers.Add("If-Match", ifMatch);
        }
    }
}
