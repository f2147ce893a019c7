using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedHeldUpTests(EmbeddedSync sync) : HeldUpTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedHeldUpTests(DistributedSync sync) : HeldUpTests(sync), IClassFixture<DistributedSync>;

/// <summary>What could hold one mailbox up for ever: links that lead nowhere, hints that are never settled.</summary>
public abstract class HeldUpTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sync.ReadAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("https://graph.elsewhere.example/v1.0/users('a')/mailFolders('b')/messages/delta?$deltatoken=c")]
    [InlineData("{graph}/users('nobody%40works.example')/mailFolders('b')/messages/delta?$deltatoken=c")]
    [InlineData("{graph}/users('{mailbox}')/mailFolders('inbox')/messages/delta?$deltatoken=rubbish")]
    public async Task ALinkThatLeadsNowhere_IsGivenUp_AndTheMailIsTagged(string link)
    {
        var kept = link.Replace("{graph}", sync.Service.Wire.BaseUrl.AbsoluteUri, StringComparison.Ordinal).Replace("{mailbox}", Uri.EscapeDataString(SyncUnderTest.Key), StringComparison.Ordinal);
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeltaLink, kept), Token);
        }

        var id = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();

        Assert.NotEmpty(await sync.CategoriesAsync(id));
        Assert.NotEqual(kept, (await sync.MailboxAsync()).DeltaLink);
        Assert.Null((await sync.MailboxAsync()).FailureCode);
    }

    [Fact]
    public async Task AHintByAClassicId_IsSettled_AndTheMailIsTaggedOnce()
    {
        var mail = sync.Service.Emulator.Control.Deliver(ServiceUnderTest.Mailbox, Some.Inquiry());
        Assert.NotEqual(mail.Id, mail.ImmutableId);
        await sync.HintAsync(mail.Id);
        sync.Service.Wire.Forget();

        await sync.ReadAsync();

        await using var store = sync.Open();
        Assert.Empty(await store.Hints.Where(h => h.Mailbox == SyncUnderTest.Key).ToListAsync(Token));
        Assert.NotNull(await sync.TakenInAsync(mail.ImmutableId));
        Assert.InRange(sync.Service.Wire.Calls.Count(c => c.Is("POST", "$batch")), 1, 3);
        Assert.Equal(1, sync.Service.Emulator.Control.ReadState(ServiceUnderTest.Mailbox).Single(m => m.ImmutableId == mail.ImmutableId).CategoryWrites);
    }
}
