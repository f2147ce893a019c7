using InquiryAssistant.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

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

    [Theory]
    [InlineData("Store:Provider=Postgres", "Store:ConnectionString")]
    [InlineData("Engine=Distributed", "Store:ConnectionString")]
    [InlineData("Engine=Distributed;Store:ConnectionString=Host=a;Store:Provider=Sqlite", "Store:Provider")]
    [InlineData("Engine=Redis", "Engine")]
    public void SettingsThatDoNotFitTogether_AreRefusedByName(string settings, string key)
    {
        var fault = Assert.Single(Faults(settings));

        Assert.StartsWith(key + " is ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Engine=Embedded")]
    [InlineData("Engine=distributed;Store:ConnectionString=Host=a")]
    public void SettingsThatFit_ArePassed(string settings) => Assert.Empty(Faults(settings));

    [Fact]
    public void Distributed_NeedsNothingButAConnectionString()
    {
        var places = StorePlaces.Of(Configuration("Engine=Distributed;Store:ConnectionString=Host=a;Graph:Mode=Tenant"), "/nowhere");

        Assert.Equal(StoreProvider.Postgres, places.Provider);
        Assert.Equal("Host=a", places.ConnectionString);
    }

    [Fact]
    public void TheEngine_HasAFileOfItsOwn()
    {
        using var demo = StorePlaces.Of(Configuration(""), "/nowhere");
        var kept = StorePlaces.Of(Configuration("Graph:Mode=Tenant"), "/service");
        var named = StorePlaces.Of(Configuration("Store:ConnectionString=Data Source=/data/mine.db"), "/service");

        Assert.NotNull(demo.Temporary);
        Assert.StartsWith(demo.Temporary, demo.JobsFile, StringComparison.Ordinal);
        Assert.Contains(demo.Temporary, demo.ConnectionString, StringComparison.Ordinal);
        Assert.Equal("/service/inquiry-assistant.db-jobs.db", kept.JobsFile);
        Assert.Equal("/data/mine.db-jobs.db", named.JobsFile);
        Assert.Null(named.Temporary);
    }

    private static IEnumerable<string> Faults(string settings)
    {
        var configuration = Configuration(settings);
        return new StoreOptionsValidation(configuration).Validate(null, configuration.GetSection("Store").Get<StoreOptions>() ?? new()).Failures ?? [];
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
        .Build();
}
