using InquiryAssistant.Service.Sync.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Storage;

/// <summary>Registers the store of the configured database and brings it up to date before the first request.</summary>
internal static class StoreRegistration
{
    public static StorePlaces AddStore(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidation>();
        var places = StorePlaces.Of(configuration, contentRoot);
        services.AddSingleton(_ => places.Prepare());
        if (places.Provider == StoreProvider.Postgres)
        {
            services.AddDbContextFactory<PostgresStore>(db => Quieten(db).UseNpgsql(places.ConnectionString, npgsql => npgsql.EnableRetryOnFailure()));
            services.AddSingleton<Func<Store>>(static provider => provider.GetRequiredService<IDbContextFactory<PostgresStore>>().CreateDbContext);
        }
        else
        {
            services.AddSingleton<KeptOpen>();
            services.AddDbContextFactory<SqliteStore>((provider, db) => Quieten(db).UseSqlite(provider.GetRequiredService<KeptOpen>().ConnectionString).AddInterceptors(new SqlitePace(), new SqliteTurns()));
            services.AddSingleton<Func<Store>>(static provider => provider.GetRequiredService<IDbContextFactory<SqliteStore>>().CreateDbContext);
        }

        services.AddSingleton<StoreLock>();
        services.AddHostedService<StoreMigration>();
        return places;
    }

    /// <summary>Makes sure that no other service works with the same files; false, with a word on standard error, when one does.</summary>
    public static bool HasItsFilesAlone(this IHost app) => app.Services.GetRequiredService<StoreLock>().TryTake();

    /// <summary>A failed statement is thrown and told by whoever deals with it; the look for a history of migrations, which fails in a new PostgreSQL database, is none.</summary>
    private static DbContextOptionsBuilder Quieten(DbContextOptionsBuilder db) => db.ConfigureWarnings(static events => events.Log((RelationalEventId.CommandError, LogLevel.Debug)));

    /// <summary>A database in memory lives as long as one connection to it; a file does not mind one.</summary>
    private sealed class KeptOpen : IDisposable
    {
        private readonly SqliteConnection connection;

        public KeptOpen(StorePlaces places)
        {
            ConnectionString = places.ConnectionString;
            connection = new SqliteConnection(ConnectionString);
            connection.Open();
        }

        public string ConnectionString { get; }

        public void Dispose() => connection.Dispose();
    }

    private sealed class StoreMigration(StorePlaces places, Func<Store> open) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            places.Prepare();
            await using var store = open();
            await store.Database.MigrateAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Names what is wrong with the settings of store and engine, which only make sense together.</summary>
internal sealed class StoreOptionsValidation(IConfiguration configuration) : IValidateOptions<StoreOptions>
{
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(StoreOptions options)
    {
        var engine = configuration["Engine"];
        if (!string.IsNullOrEmpty(engine) && !Enum.GetNames<EngineKind>().Contains(engine, StringComparer.OrdinalIgnoreCase))
        {
            yield return "Engine is neither Embedded nor Distributed.";
        }

        var isDistributed = EngineRegistration.EngineOf(configuration) == EngineKind.Distributed;
        if (isDistributed && options.Provider == StoreProvider.Sqlite && !string.IsNullOrEmpty(configuration["Store:Provider"]))
        {
            yield return "Store:Provider is Sqlite, which several processes cannot share; Engine=Distributed needs Postgres, and takes it when nothing is said.";
        }

        if ((isDistributed || options.Provider == StoreProvider.Postgres) && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            yield return $"Store:ConnectionString is missing; {(isDistributed ? "Engine=Distributed" : "Store:Provider=Postgres")} needs it.";
        }
    }
}
