using InquiryAssistant.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public void TheModel_HasNotDriftedFromTheSqliteMigrations()
    {
        using var store = new SqliteStore(new DbContextOptionsBuilder<SqliteStore>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(store.Database.HasPendingModelChanges());
        Assert.NotEmpty(store.Database.GetMigrations());
    }

    [Fact]
    public void TheModel_HasNotDriftedFromThePostgresMigrations()
    {
        using var store = new PostgresStore(new DbContextOptionsBuilder<PostgresStore>().UseNpgsql("Host=nowhere").Options);

        Assert.False(store.Database.HasPendingModelChanges());
        Assert.NotEmpty(store.Database.GetMigrations());
    }

    [Fact]
    public void Postgres_WithoutAConnection_IsRefusedByName()
    {
        var options = new StoreOptions { Provider = StoreProvider.Postgres };

        var fault = Assert.Single(options.Validate(new(options)));

        Assert.Contains("Store:ConnectionString", fault.ErrorMessage, StringComparison.Ordinal);
    }
}
