using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Storage;

/// <summary>Work on the store that stands or falls together.</summary>
internal static class StoreWork
{
    /// <summary>Writes in one transaction, and anew from the beginning when the database broke off.</summary>
    /// <param name="open">Opens a store; each try has its own.</param>
    /// <param name="write">What is written; it must bear to be done again.</param>
    /// <param name="cancellationToken">Ends the wait; nothing stands then.</param>
    public static async Task TogetherAsync(this Func<Store> open, Func<Store, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var probe = open();
        await probe.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var store = open();
                await using var transaction = await store.Database.BeginTransactionAsync(token);
                await write(store, token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
    }
}
