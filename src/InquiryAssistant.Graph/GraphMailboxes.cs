using System.Collections.Concurrent;
using InquiryAssistant.Core.Mail;
using Microsoft.Extensions.Logging;

namespace InquiryAssistant.Graph;

/// <summary>Every mailbox of the tenant over one client. A mailbox opened twice is the same object: it keeps what is read once per process.</summary>
/// <remarks>Thread-safe. Nothing is asked of Graph by opening.</remarks>
public sealed class GraphMailboxes
{
    private readonly ConcurrentDictionary<string, GraphMailbox> open = new(StringComparer.OrdinalIgnoreCase);
    private readonly GraphConnection connection;
    private readonly TimeProvider time;
    private readonly ILogger<GraphMailbox> logger;

    internal GraphMailboxes(GraphConnection connection, TimeProvider time, ILogger<GraphMailbox> logger)
    {
        (this.connection, this.time, this.logger) = (connection, time, logger);
        Configured = new GraphMailbox(connection, null, time, logger);
    }

    /// <summary>The mailbox of the settings (<c>Graph:Mailbox</c>): that of pane and workbench.</summary>
    public GraphMailbox Configured { get; }

    /// <summary>A mailbox by its address; the configured one by its own.</summary>
    /// <exception cref="ArgumentException">The address is empty.</exception>
    public GraphMailbox Open(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return address.Equals(Configured.Address, StringComparison.OrdinalIgnoreCase) ? Configured : open.GetOrAdd(address, a => new GraphMailbox(connection, a, time, logger));
    }

    /// <summary>A mailbox whose owner is known already, so that the directory is not asked.</summary>
    /// <exception cref="ArgumentException">The owner has no address.</exception>
    public GraphMailbox Open(MailboxOwner owner)
    {
        var mailbox = Open(owner.Address);
        mailbox.BelongsTo(owner);
        return mailbox;
    }
}
