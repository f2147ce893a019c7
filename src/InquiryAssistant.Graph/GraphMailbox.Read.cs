using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph.Http;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.TranslateExchangeIds;

namespace InquiryAssistant.Graph;

/// <summary>A page of messages, newest first; <paramref name="Next"/> goes on where it ends.</summary>
public sealed record MailPage(IReadOnlyList<MailMessage> Items, Uri? Next);

public sealed partial class GraphMailbox
{
    /// <summary>One page of a folder (id or well-known name), newest first; <paramref name="top"/> 1 to 100.</summary>
    /// <exception cref="MessageMissingException">There is no such folder.</exception>
    public async Task<MailPage> ListAsync(string folder, int top, CancellationToken cancellationToken) => ToPage(await GraphCall.RunAsync(
        () => User.MailFolders[folder].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Select = MessageMapping.SummaryFields;
                request.QueryParameters.Orderby = ["receivedDateTime desc"];
                request.QueryParameters.Top = top;
            },
            cancellationToken),
        cancellationToken));

    /// <summary>The page behind a link of an earlier page. The link is Graph's own and is followed as it is, never rebuilt.</summary>
    /// <remarks>Our token goes with the request: only pass links that come from <see cref="MailPage.Next"/>.</remarks>
    /// <exception cref="ArgumentException">The link does not lead to Graph.</exception>
    public async Task<MailPage> ListNextAsync(Uri next, CancellationToken cancellationToken)
    {
        var link = OfGraph(next.OriginalString);
        return ToPage(await GraphCall.RunAsync(() => User.Messages.WithUrl(link).GetAsync(r => r.Options.Add(new MailboxOfLink(Address)), cancellationToken), cancellationToken));
    }

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

    /// <summary>Marks a message read or unread.</summary>
    /// <exception cref="MessageMissingException">The message is gone.</exception>
    public async Task<MailMessage> SetReadAsync(string id, bool isRead, CancellationToken cancellationToken) =>
        MessageMapping.ToMail(await PatchAnywayAsync(id, new Message { IsRead = isRead }, cancellationToken), null);

    /// <summary>The immutable id of an item that Office.js names, or null when it cannot be found.</summary>
    /// <param name="itemId">Its EWS or REST id.</param>
    /// <param name="isEwsId">Which of the two.</param>
    /// <param name="internetMessageId">Its Message-ID, by which it is found where the id is not translated (a shared or moved item); null or "" when unknown.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<string?> ResolveAsync(string itemId, bool isEwsId, string? internetMessageId, CancellationToken cancellationToken)
    {
        var translated = await TranslateAsync(itemId, isEwsId ? ExchangeIdFormat.EwsId : ExchangeIdFormat.RestId, cancellationToken);
        if (translated is not null || string.IsNullOrEmpty(internetMessageId))
        {
            return translated;
        }

        var page = await GraphCall.RunAsync(
            () => User.Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = "internetMessageId eq " + Quoted(internetMessageId);
                    request.QueryParameters.Select = ["id"];
                    request.QueryParameters.Top = 1;
                },
                cancellationToken),
            cancellationToken);
        return page?.Value?.FirstOrDefault()?.Id;
    }

    private async Task<string?> TranslateAsync(string id, ExchangeIdFormat from, CancellationToken cancellationToken)
    {
        var question = new TranslateExchangeIdsPostRequestBody { InputIds = [id], SourceIdType = from, TargetIdType = ExchangeIdFormat.RestImmutableEntryId };
        try
        {
            var answer = await GraphCall.RunAsync(() => User.TranslateExchangeIds.PostAsTranslateExchangeIdsPostResponseAsync(question, cancellationToken: cancellationToken), cancellationToken);
            return answer?.Value?.FirstOrDefault()?.TargetId is { Length: > 0 } found ? found : null;
        }
        catch (MailboxException failure) when (failure.Status is 400 or 404)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Attachment>> AttachmentsAsync(string id, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.Messages[id].Attachments.GetAsync(request => request.QueryParameters.Select = ["id", "name", "contentType", "size", "isInline"], cancellationToken),
            cancellationToken);
        return page?.Value ?? [];
    }

    /// <exception cref="ArgumentException">The link does not lead to Graph.</exception>
    private string OfGraph(string link) => FindOfGraph(link) ?? throw new ArgumentException("The link does not lead to Graph.", nameof(link));

    private string? FindOfGraph(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.AbsoluteUri.StartsWith(connection.BaseUrl + "/", StringComparison.OrdinalIgnoreCase) ? uri.AbsoluteUri : null;

    private static MailPage ToPage(MessageCollectionResponse? page) =>
        new((page?.Value ?? []).Select(m => MessageMapping.ToMail(m, m.Attachments)).ToArray(), page?.OdataNextLink is { Length: > 0 } link ? new Uri(link) : null);
}
