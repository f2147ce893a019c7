using InquiryAssistant.Graph;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Storage;

/// <summary>Registers the store of the configured database and brings it up to date before the first request.</summary>
internal static class StoreRegistration
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new();
        if (options.Provider == StoreProvider.Postgres)
        {
            services.AddDbContextFactory<PostgresStore>(db => db.UseNpgsql(options.ConnectionString, npgsql => npgsql.EnableRetryOnFailure()));
            services.AddSingleton<Func<Store>>(static provider => provider.GetRequiredService<IDbContextFactory<PostgresStore>>().CreateDbContext);
        }
        else
        {
            services.AddSingleton(_ => new KeptOpen(SqliteConnectionString(options, configuration, contentRoot)));
            services.AddDbContextFactory<SqliteStore>((provider, db) => db.UseSqlite(provider.GetRequiredService<KeptOpen>().ConnectionString));
            services.AddSingleton<Func<Store>>(static provider => provider.GetRequiredService<IDbContextFactory<SqliteStore>>().CreateDbContext);
        }

        services.AddHostedService<StoreMigration>();
        return services;
    }

    private static string SqliteConnectionString(StoreOptions options, IConfiguration configuration, string contentRoot) =>
        options.ConnectionString.Length > 0 ? options.ConnectionString
        : string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase) ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(contentRoot, "inquiry-assistant.db") }.ConnectionString
        : $"Data Source=demo-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";

    /// <summary>A database in memory lives as long as one connection to it; a file does not mind one.</summary>
    private sealed class KeptOpen : IDisposable
    {
        private readonly SqliteConnection connection;

        public KeptOpen(string connectionString)
        {
            ConnectionString = connectionString;
            connection = new SqliteConnection(connectionString);
            connection.Open();
        }

        public string ConnectionString { get; }

        public void Dispose() => connection.Dispose();
    }

    private sealed class StoreMigration(Func<Store> open) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var store = open();
            await store.Database.MigrateAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
