using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Pauses;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Opens mailboxes for work: with the owner that settings or store name, so that the directory need not be asked, and with what Graph told others about waiting.</summary>
internal sealed class KnownMailboxes(GraphMailboxes mailboxes, MailboxDirectory directory, PauseMemory pauses, Func<Store> open)
{
    /// <summary>A mailbox that is kept tagged.</summary>
    public async Task<GraphMailbox> OpenAsync(SyncedMailbox row, CancellationToken cancellationToken)
    {
        await pauses.RecallAsync(row.Address, cancellationToken);
        return row.Address.Equals(mailboxes.Configured.Address, StringComparison.OrdinalIgnoreCase) ? mailboxes.Configured : mailboxes.Open(MailboxProgress.OwnerOf(row));
    }

    /// <summary>The mailbox; one that nobody named opens too, and its owner is what the directory tells.</summary>
    public async Task<GraphMailbox> OpenAsync(string address, CancellationToken cancellationToken)
    {
        await pauses.RecallAsync(address, cancellationToken);
        if (address.Equals(mailboxes.Configured.Address, StringComparison.OrdinalIgnoreCase))
        {
            return mailboxes.Configured;
        }

        return (directory.Find(address) ?? await StoredAsync(address, cancellationToken)) is { } owner ? mailboxes.Open(owner) : mailboxes.Open(address);
    }

    /// <summary>A process that names no mailbox works on what the others named.</summary>
    private async Task<MailboxOwner?> StoredAsync(string address, CancellationToken cancellationToken)
    {
        var key = MailboxDirectory.KeyOf(address);
        await using var store = open();
        return await store.Mailboxes.AsNoTracking().FirstOrDefaultAsync(m => m.Address == key && m.Listed, cancellationToken) is { } row ? MailboxProgress.OwnerOf(row) : null;
    }
}
