using InquiryAssistant.Core.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item;

namespace InquiryAssistant.Graph;

/// <summary>One mailbox, spoken to in our words.</summary>
/// <remarks>Ids are immutable ones throughout. Throws <see cref="MailboxException"/> and its kinds. Requests and permissions: docs/graph-calls.md.</remarks>
public sealed partial class GraphMailbox
{
    private const int SettleTries = 5;

    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(300);

    private readonly GraphConnection connection;
    private readonly GraphOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<GraphMailbox> logger;
    private readonly string? address;
    private MailboxOwner? owner;

    /// <param name="connection">The client all mailboxes share.</param>
    /// <param name="address">Whose mailbox; null for the one of the settings, whose address the demo start-up may still set.</param>
    /// <param name="time">For waits.</param>
    /// <param name="logger">Gets no mail text and no address.</param>
    internal GraphMailbox(GraphConnection connection, string? address, TimeProvider time, ILogger<GraphMailbox> logger)
    {
        (this.connection, this.address, this.time, this.logger) = (connection, address, time, logger);
        options = connection.Options;
    }

    /// <summary>The address of the mailbox.</summary>
    public string Address => address ?? options.Mailbox;

    /// <summary>How much was asked of it in the last ten minutes, of which Graph allows so much: as this process knows it, in a form for <see cref="Know"/> alone, of at most 1,300 characters.</summary>
    public string Spent => connection.Limits.SpentOf(Address);

    /// <summary>Counts what another process asked of it, or this one before it was started anew, as if it had been asked here.</summary>
    /// <param name="spent">By <see cref="Spent"/>; anything else is passed over.</param>
    public void Know(string spent) => connection.Limits.Know(Address, spent);

    private UserItemRequestBuilder User => connection.Client.Users[Address];

    /// <summary>The mailbox's owner: as given when it was opened, else settings first (of the configured mailbox), name and aliases from the directory where there are none. Read once.</summary>
    public async Task<MailboxOwner> OwnerAsync(CancellationToken cancellationToken)
    {
        if (owner is not null)
        {
            return owner;
        }

        var isConfigured = address is null;
        var name = isConfigured ? options.OwnerName : "";
        IReadOnlyList<string> aliases = isConfigured ? [.. options.OwnerAliases] : [];
        if (options.Mode == GraphMode.Tenant && (name.Length == 0 || aliases.Count == 0) && await DirectoryUserAsync(cancellationToken) is { } user)
        {
            name = name.Length > 0 ? name : user.DisplayName ?? "";
            aliases = aliases.Count > 0 ? aliases : (user.ProxyAddresses ?? []).Where(IsMailAlias).Select(static a => a["smtp:".Length..]).ToArray();
        }

        // Company and products are the exporter's: colleagues of the configured rep share them.
        return owner = new(name, Address, options.OwnerCompany, [.. options.OwnerSells], aliases);
    }

    internal void BelongsTo(MailboxOwner known) => owner = known;

    /// <summary>Directory data may be closed to the application (User.Read.All is not among the permissions it needs); the settings are enough then.</summary>
    private async Task<User?> DirectoryUserAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.RunAsync(() => User.GetAsync(r => r.QueryParameters.Select = ["displayName", "proxyAddresses"], cancellationToken), cancellationToken);
        }
        catch (MailboxException refused) when (refused is not (MailboxBusyException or NotSignedInException))
        {
            return null;
        }
    }

    private static bool IsMailAlias(string proxyAddress) => proxyAddress.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase);

    private async Task<Message> GetAsync(string id, string[] fields, CancellationToken cancellationToken) =>
        await GraphCall.RunAsync(() => User.Messages[id].GetAsync(request => request.QueryParameters.Select = fields, cancellationToken), cancellationToken)
            ?? throw new MessageMissingException("empty-answer");

    /// <summary>Changes only the properties set on <paramref name="change"/>; Graph answers the whole message.</summary>
    private async Task<Message> PatchAsync(string id, Message change, string? ifMatch, CancellationToken cancellationToken) =>
        await GraphCall.RunAsync(
            () => User.Messages[id].PatchAsync(
                change,
                request =>
                {
                    if (!string.IsNullOrEmpty(ifMatch))
                    {
                        request.Headers.Add("If-Match", ifMatch);
                    }
                },
                cancellationToken),
            cancellationToken)
            ?? throw new MessageMissingException("empty-answer");

    /// <summary>Changes properties whatever else was changed. Exchange answers 412 also without If-Match while a rule or another client is at the item: it is asked again then.</summary>
    /// <exception cref="MailboxConflictException">The item did not settle.</exception>
    private async Task<Message> PatchAnywayAsync(string id, Message change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PatchAsync(id, change, null, cancellationToken);
            }
            catch (MailboxConflictException) when (attempt < SettleTries)
            {
                await Task.Delay(SettleTime * attempt, time, cancellationToken);
            }
        }
    }

    /// <summary>A text inside quotes of a filter.</summary>
    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message stays marked as read after its draft was made: the mailbox answered {Status} {Code}")]
        public static partial void ReadMarkNotRestored(ILogger logger, int status, string code);

        [LoggerMessage(2, LogLevel.Warning, "The answer to createReplyAll was lost ({Status} {Code}); the draft was {Outcome}")]
        public static partial void ReplyAnswerLost(ILogger logger, int status, string code, string outcome);

        [LoggerMessage(3, LogLevel.Error, "A draft did not come out whole ({Fault}) and is deleted again")]
        public static partial void DraftNotKept(ILogger logger, string fault);

        [LoggerMessage(4, LogLevel.Warning, "New tags of a mailbox stay without colour: its list of categories answered {Status} {Code}")]
        public static partial void NoColours(ILogger logger, int status, string code);
    }
}
