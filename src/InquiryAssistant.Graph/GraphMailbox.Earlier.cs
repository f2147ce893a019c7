using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Graph;

public sealed partial class GraphMailbox
{
    /// <summary>The most that Graph gives on a page (Graph page "Use the API", paging).</summary>
    private const int IdsAPage = 1000;

    /// <summary>Messages of a folder received from <paramref name="since"/> on and before <paramref name="before"/>, newest first, whole as <see cref="FindManyAsync"/> gives them.</summary>
    /// <param name="folder">Id or well-known name.</param>
    /// <param name="since">Included.</param>
    /// <param name="before">Not included; times have whole seconds, and several messages may share one. Null: to the newest.</param>
    /// <param name="top">Messages of a page, 1 to 100; go on with <see cref="ListNextAsync"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="MessageMissingException">There is no such folder, or no such mailbox.</exception>
    public async Task<MailPage> ListBetweenAsync(string folder, DateTimeOffset since, DateTimeOffset? before, int top, CancellationToken cancellationToken) => ToPage(await GraphCall.RunAsync(
        () => User.MailFolders[folder].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Select = MessageMapping.FullFields;
                request.QueryParameters.Expand = [MessageMapping.ExpandAttachments];
                request.QueryParameters.Filter = before is { } end ? $"{Since(since)} and receivedDateTime lt {Time(end)}" : Since(since);
                request.QueryParameters.Orderby = ["receivedDateTime desc"];
                request.QueryParameters.Top = top;
            },
            cancellationToken),
        cancellationToken));

    /// <summary>How many messages of a folder were received from <paramref name="since"/> on; null when Graph does not say.</summary>
    /// <exception cref="MessageMissingException">There is no such folder, or no such mailbox.</exception>
    public async Task<int?> CountSinceAsync(string folder, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(
            () => User.MailFolders[folder].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = ["id"];
                    request.QueryParameters.Filter = Since(since);
                    request.QueryParameters.Count = true;
                    request.QueryParameters.Top = 1;
                },
                cancellationToken),
            cancellationToken);
        return page?.OdataCount is { } count ? (int)Math.Min(count, int.MaxValue) : null;
    }

    /// <summary>The ids of all messages of a folder that were received from <paramref name="since"/> on.</summary>
    /// <remarks>Asked anew by time, as a backfill is: behind a link, one message would be passed over for each that leaves the folder meanwhile.</remarks>
    /// <exception cref="MessageMissingException">There is no such folder, or no such mailbox.</exception>
    public async Task<IReadOnlyList<string>> IdsSinceAsync(string folder, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? until = null;
        while (true)
        {
            var (before, filter) = (ids.Count, until is { } end ? $"{Since(since)} and receivedDateTime le {Time(end)}" : Since(since));
            var page = await GraphCall.RunAsync(
                () => User.MailFolders[folder].Messages.GetAsync(
                    request => (request.QueryParameters.Select, request.QueryParameters.Filter, request.QueryParameters.Orderby, request.QueryParameters.Top) =
                        (["id", "receivedDateTime"], filter, ["receivedDateTime desc"], IdsAPage),
                    cancellationToken),
                cancellationToken);
            var messages = page?.Value ?? [];
            ids.UnionWith(messages.Select(static m => m.Id).OfType<string>());
            // Each page begins with the second in which the last one ended; one that brings nothing else is the end.
            if (page?.OdataNextLink is not { Length: > 0 } || ids.Count == before)
            {
                return [.. ids];
            }

            until = messages.Min(static m => m.ReceivedDateTime);
        }
    }

    /// <summary>A folder by its id or well-known name, or by its display name among those of the first level; null when there is none.</summary>
    public async Task<MailFolderInfo?> FolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (await FindFolderAsync(folder, cancellationToken) is { Id: { } id })
        {
            return new(id, await FolderKeyAsync(id, cancellationToken), folder, 0, 0);
        }

        return (await FoldersAsync(cancellationToken)).FirstOrDefault(f => f.Name.Equals(folder, StringComparison.OrdinalIgnoreCase));
    }

    private static string Since(DateTimeOffset since) => "receivedDateTime ge " + Time(since);
}
