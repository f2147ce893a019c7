using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Storage;

/// <summary>The line of writers by itself, and in front of a real file.</summary>
public sealed class SqliteLineTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"line-{Guid.NewGuid():N}.db");
    private readonly SqliteTurns turns = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var path in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task WhoCameFirst_GoesFirst_ButTheUrgentBeforeAll()
    {
        var line = new SqliteLine();
        await line.EnterAsync("writer", isUrgent: false, Token);
        var first = line.EnterAsync("first", isUrgent: false, Token).AsTask();
        var second = line.EnterAsync("second", isUrgent: false, Token).AsTask();
        var urgent = line.EnterAsync("urgent", isUrgent: true, Token).AsTask();

        line.Leave("first");
        Assert.False(first.IsCompleted || second.IsCompleted || urgent.IsCompleted);
        line.Leave("writer");
        await urgent;
        Assert.False(first.IsCompleted || second.IsCompleted);
        line.Leave("urgent");
        await first;
        Assert.False(second.IsCompleted);
        line.Leave("first");
        await second;
    }

    [Fact]
    public async Task WhoGivesUp_LosesHisPlace_AndHoldsNobodyUp()
    {
        var line = new SqliteLine();
        using var patience = new CancellationTokenSource();
        await line.EnterAsync("writer", isUrgent: false, Token);
        var gone = line.EnterAsync("gone", isUrgent: false, patience.Token).AsTask();
        var next = line.EnterAsync("next", isUrgent: false, Token).AsTask();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        line.Leave("writer");

        await next;
    }

    [Theory]
    [InlineData(Deed.Statement)]
    [InlineData(Deed.Saving)]
    [InlineData(Deed.Transaction)]
    public async Task AWriter_WaitsForATransaction_WithoutHoldingAThread_AndAReaderDoesNot(Deed deed)
    {
        await using var holder = await CreateAsync();
        var transaction = await holder.Database.BeginTransactionAsync(Token);

        // It comes back to us at its first wait. Were it SQLite that waits, it would come back after ten seconds, with a failure.
        var waiting = DoAsync(deed, "a@b.example");

        Assert.False(waiting.IsCompleted);
        Assert.Equal(0, await CountAsync());
        await transaction.CommitAsync(Token);
        await waiting;
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData(Deed.Statement)]
    [InlineData(Deed.Saving)]
    [InlineData(Deed.Transaction)]
    public async Task AWriterThatFails_LetsTheNextOneIn(Deed deed)
    {
        await using (await CreateAsync())
        {
            await DoAsync(deed, "a@b.example");

            await Assert.ThrowsAnyAsync<Exception>(() => DoAsync(deed, "a@b.example"));

            await DoAsync(deed, "c@d.example");
            Assert.Equal(2, await CountAsync());
        }
    }

    [Fact]
    public async Task ATransactionThatIsLeftWithoutAnEnd_LetsTheNextOneIn()
    {
        await using var forgetful = await CreateAsync();
        await using (await forgetful.Database.BeginTransactionAsync(Token))
        {
            await InsertAsync(forgetful, "a@b.example");
        }

        await DoAsync(Deed.Statement, "c@d.example");
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>How something is written.</summary>
    public enum Deed
    {
        Statement,
        Saving,
        Transaction,
    }

    private async Task DoAsync(Deed deed, string mailbox)
    {
        await using var store = Open();
        if (deed == Deed.Saving)
        {
            store.Hints.Add(new Hint { Mailbox = mailbox, MessageId = "m" });
            await store.SaveChangesAsync(Token);
            return;
        }

        await using var transaction = deed == Deed.Transaction ? await store.Database.BeginTransactionAsync(Token) : null;
        await InsertAsync(store, mailbox);
        await (transaction?.CommitAsync(Token) ?? Task.CompletedTask);
    }

    private static Task<int> InsertAsync(Store store, string mailbox) =>
        store.Database.ExecuteSqlAsync($"""INSERT INTO hints ("Mailbox", "MessageId", "AtTicks") VALUES ({mailbox}, 'm', 0)""", Token);

    private async Task<int> CountAsync()
    {
        await using var store = Open();
        return await store.Hints.CountAsync(Token);
    }

    private async Task<SqliteStore> CreateAsync()
    {
        var store = Open();
        await store.Database.MigrateAsync(Token);
        return store;
    }

    private SqliteStore Open() => new(new DbContextOptionsBuilder<SqliteStore>().UseSqlite($"Data Source={file}").AddInterceptors(new SqlitePace(), turns).Options);
}
