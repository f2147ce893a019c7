using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InquiryAssistant.Service.Storage;

/// <summary>Lets SQLite itself wait for its one writer, in steps from a millisecond on: the driver's own wait sleeps for 150 ms at a time and holds a thread. And keeps a
/// log written ahead, so that readers and the writer do not wait for each other and a commit waits for the disk once, not four times; it stays as durable.</summary>
internal sealed class SqlitePace : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
