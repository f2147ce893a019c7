using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Connections to the embedded engine's SQLite file, set so that a step of the timetable costs no wait for the disk: every firing takes several.</summary>
/// <remarks>With a log written ahead, what a killed process has committed stays. Only a power cut may take the last triggers with it, which are mere wake-ups (decision 045).</remarks>
internal sealed class TimetableFile : DbProviderFactory
{
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000";

    public static TimetableFile Instance { get; } = new();

    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Open && sender is SqliteConnection opened)
            {
                using var command = opened.CreateCommand();
                command.CommandText = Settings;
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }

    public override DbCommand CreateCommand() => new SqliteCommand();

    public override DbParameter CreateParameter() => new SqliteParameter();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();
}
