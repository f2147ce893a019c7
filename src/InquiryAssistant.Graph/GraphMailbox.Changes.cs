using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph.Http;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.MailFolders.Item.Messages.Delta;

namespace InquiryAssistant.Graph;

/// <summary>A message that is new or changed.</summary>
/// <param name="Id">Its immutable id.</param>
/// <param name="ETag">Its version; "" when the page did not say.</param>
/// <param name="Categories">Its categories; null when the page carried none, because they did not change.</param>
/// <param name="Message">The whole message where the page carried it, with headers and the names of its attachments; null for a partial update.</param>
public sealed record ChangedMessage(string Id, string ETag, IReadOnlyList<string>? Categories, MailMessage? Message);

/// <summary>One page of what happened in a folder. Repeats are allowed and the order means nothing: apply by id.</summary>
/// <param name="Messages">New and changed ones.</param>
/// <param name="Removed">Ids that left the folder, by deletion or by a move.</param>
/// <param name="Link">Goes on from here: at once when more is there, else whenever there is news. Graph's own, followed as it is.</param>
/// <param name="IsLast">Whether this page reached the present.</param>
public sealed record DeltaPage(IReadOnlyList<ChangedMessage> Messages, IReadOnlyList<string> Removed, string Link, bool IsLast);

public sealed partial class GraphMailbox
{
    /// <summary>Fifty messages a page: with bodies some megabytes.</summary>
    private const string PageSize = "odata.maxpagesize=50";

    /// <summary>The first page of a folder's changes: what it holds since a time. All that is needed of a mail comes with it, so that mails need no read of their own.</summary>
    /// <param name="folder">Id or well-known name.</param>
    /// <param name="since">Messages received before are never told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="MessageMissingException">There is no such folder.</exception>
    public Task<DeltaPage> ChangesAsync(string folder, DateTimeOffset since, CancellationToken cancellationToken) => ChangesPageAsync(
        () => User.MailFolders[folder].Messages.Delta.GetAsDeltaGetResponseAsync(
            request =>
            {
                request.QueryParameters.Select = MessageMapping.FullFields;
                request.QueryParameters.Expand = [MessageMapping.ExpandAttachments];
                request.QueryParameters.Filter = "receivedDateTime ge " + Time(since);
                request.Headers.Add("Prefer", PageSize);
            },
            cancellationToken),
        cancellationToken);

    /// <summary>The page behind the link of an earlier page.</summary>
    /// <remarks>Our token goes with the request: only pass links that come from <see cref="DeltaPage.Link"/>.</remarks>
    /// <exception cref="DeltaExpiredException">The link leads nowhere any more: begin anew with <see cref="ChangesAsync"/>, which tells whether folder and mailbox are there.</exception>
    public async Task<DeltaPage> ChangesNextAsync(string link, CancellationToken cancellationToken)
    {
        // A link that was kept while the service was pointed at another Graph gets no token of ours.
        var target = FindOfGraph(link) ?? throw new DeltaExpiredException(0, "link-elsewhere");
        try
        {
            return await ChangesPageAsync(
                () => User.MailFolders["inbox"].Messages.Delta.WithUrl(target).GetAsDeltaGetResponseAsync(
                    request =>
                    {
                        request.Headers.Add("Prefer", PageSize);
                        request.Options.Add(new MailboxOfLink(Address));
                    },
                    cancellationToken),
                cancellationToken);
        }
        catch (MailboxException refused) when (refused.Status is 400 or 404 or 410)
        {
            // The words for a dead link are not all written down, and a link that Graph does not take is of no use whatever it is called.
            throw new DeltaExpiredException(refused.Status, refused.Code);
        }
    }

    private static async Task<DeltaPage> ChangesPageAsync(Func<Task<DeltaGetResponse?>> call, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(call, cancellationToken);
        var all = page?.Value ?? [];
        var next = page?.OdataNextLink is { Length: > 0 } link ? link : null;
        return new(
            [.. all.Where(static m => !IsRemoved(m)).Select(ToChange)],
            [.. all.Where(IsRemoved).Select(static m => m.Id ?? "")],
            next ?? page?.OdataDeltaLink ?? throw new MailboxException("Graph gave no link to go on.", 200, "no-link"),
            next is null);
    }

    private static ChangedMessage ToChange(Message message)
    {
        // An update may carry changed properties only; a mail whose attachments did not come is not whole either.
        var isWhole = message is { Body: not null, ReceivedDateTime: not null } && (message.HasAttachments != true || message.Attachments is not null);
        return new(message.Id ?? "", MessageMapping.ETag(message), message.Categories, isWhole ? MessageMapping.ToMail(message, message.Attachments) : null);
    }

    private static bool IsRemoved(Message message) => message.AdditionalData.ContainsKey("@removed");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
