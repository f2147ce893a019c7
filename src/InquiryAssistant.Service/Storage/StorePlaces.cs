using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Engine;
using Microsoft.Data.Sqlite;

namespace InquiryAssistant.Service.Storage;

/// <summary>Where the databases are. The engine's own is never the store's file: while one of the two writes, the other would have to wait.</summary>
/// <param name="Provider">The store's database.</param>
/// <param name="ConnectionString">The store's connection string.</param>
/// <param name="JobsFile">The embedded engine's own SQLite file.</param>
/// <param name="Temporary">A folder that goes with the process; null when everything stays.</param>
internal sealed record StorePlaces(StoreProvider Provider, string ConnectionString, string JobsFile, string? Temporary) : IDisposable
{
    private const string UsualName = "inquiry-assistant.db";
    private const string JobsSuffix = "-jobs.db";

    /// <summary>The file beside which the embedded engine has its own: the store's, where that is a file.</summary>
    public string StoreFile => JobsFile[..^JobsSuffix.Length];

    /// <summary>The embedded engine's file beside a store's file.</summary>
    public static string JobsFileOf(string storeFile) => storeFile + JobsSuffix;

    /// <summary>Settings first. Without any: two files in the service's folder, in Demo mode in a temporary one, because the demo mailbox begins anew at each start too.</summary>
    public static StorePlaces Of(IConfiguration configuration, string contentRoot)
    {
        var options = configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new();
        var provider = EngineRegistration.EngineOf(configuration) == EngineKind.Distributed ? StoreProvider.Postgres : options.Provider;
        if (provider == StoreProvider.Sqlite && options.ConnectionString.Length > 0 && DataSource(options.ConnectionString) is { } file)
        {
            return new(provider, options.ConnectionString, JobsFileOf(file), null);
        }

        var isTenant = string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase);
        var isKept = isTenant && options.ConnectionString.Length == 0;
        var folder = isKept || (provider == StoreProvider.Postgres && isTenant) ? contentRoot : Path.Combine(Path.GetTempPath(), $"inquiry-assistant-{Guid.NewGuid():N}");
        var store = provider == StoreProvider.Postgres || options.ConnectionString.Length > 0
            ? options.ConnectionString
            : new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, UsualName) }.ConnectionString;
        return new(provider, store, JobsFileOf(Path.Combine(folder, UsualName)), folder == contentRoot ? null : folder);
    }

    /// <summary>Makes the temporary folder, for this user's eyes only, where there is one.</summary>
    public StorePlaces Prepare()
    {
        if (Temporary is not null && OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Temporary);
        }
        else if (Temporary is not null)
        {
            Directory.CreateDirectory(Temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return this;
    }

    public void Dispose()
    {
        if (Temporary is null)
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(Temporary, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody looks into it still: the system clears its temporary folder one day.
        }
    }

    /// <summary>The file of a SQLite connection string; null for a database in memory, or for a text that is none, which the store itself will refuse.</summary>
    private static string? DataSource(string connectionString)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            return builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:" ? null : builder.DataSource;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
