using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InquiryAssistant.Service.Storage;

/// <summary>Lets SQLite itself wait for its one writer, in steps from a millisecond on. The driver's own wait sleeps for 150 ms at a time and holds a thread.</summary>
internal sealed class SqliteBusyWait : DbConnectionInterceptor
{
    private const string Wait = "PRAGMA busy_timeout = 10000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Wait;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Wait;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
