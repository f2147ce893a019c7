using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InquiryAssistant.Service.Storage;

/// <summary>Sends everything that writes through the <see cref="SqliteLine"/>: a transaction from its begin to its end, a statement without one while it runs. Reading waits for nobody.</summary>
internal sealed class SqliteTurns : IDbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private readonly SqliteLine line = new();

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await EnterAsync(eventData, cancellationToken);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (IsAlone(command, eventData))
        {
            await EnterAsync(eventData, cancellationToken);
        }

        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LeaveAlone(command, eventData);
        return ValueTask.FromResult(result);
    }

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) => LeaveAlone(command, eventData);

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) => LeaveAlone(command, eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Leave(eventData.Context);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Leave(eventData.Context);

    /// <summary>A transaction that was neither committed nor rolled back ends with its connection.</summary>
    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.Context);

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => _ = Leave(eventData.Context);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.Context);

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => _ = Leave(eventData.Context);

    /// <summary>Whether a statement is a transaction of its own. What a change of the tables writes, at start, needs no turn.</summary>
    private static bool IsAlone(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.CommandSource is (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw);

    private ValueTask EnterAsync(DbContextEventData eventData, CancellationToken cancellationToken) =>
        eventData.Context is Store store ? line.EnterAsync(store, store.IsUrgent, cancellationToken) : ValueTask.CompletedTask;

    private Task LeaveAlone(DbCommand command, CommandEventData eventData) => IsAlone(command, eventData) ? Leave(eventData.Context) : Task.CompletedTask;

    private Task Leave(object? store)
    {
        if (store is not null)
        {
            line.Leave(store);
        }

        return Task.CompletedTask;
    }
}
