using System.Net.Http.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedForgetTests(EmbeddedSync sync) : ForgetTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedForgetTests(DistributedSync sync) : ForgetTests(sync), IClassFixture<DistributedSync>;

/// <summary>How long messages are remembered, and that none is tagged twice because it was forgotten.</summary>
public abstract class ForgetTests(SyncUnderTest sync) : IAsyncLifetime
{
    /// <summary>A day more than the default.</summary>
    private const int DaysKept = 401;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sync.ReadAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhatIsOlderThanTheSetting_IsForgotten_AndNothingElse()
    {
        var mailbox = $"{Guid.NewGuid():N}@old.example";
        await RememberAsync(mailbox, Enumerable.Range(0, 1300).Select(i => DaysKept + 0.001 + i).Concat([DaysKept - 0.01, 30, 0]));

        await RunAsync();

        await SyncUnderTest.UntilAsync("the old ones are gone", async () =>
        {
            await using var store = sync.Open();
            return await store.TakenIn.CountAsync(m => m.Mailbox == mailbox, Token) <= 3;
        });
        await using var after = sync.Open();
        Assert.Equal(["m1300", "m1301", "m1302"], await after.TakenIn.Where(m => m.Mailbox == mailbox).OrderBy(m => m.MessageId).Select(m => m.MessageId).ToListAsync(Token));
    }

    [Fact]
    public async Task ManyOfOneMoment_AreForgottenTogether()
    {
        var mailbox = $"{Guid.NewGuid():N}@old.example";
        await RememberAsync(mailbox, Enumerable.Repeat(500.0, 1200));

        while (await sync.Service.Services.GetRequiredService<IntakeLedger>().ForgetAsync(Token))
        {
            // There is more.
        }

        await using var store = sync.Open();
        Assert.Equal(0, await store.TakenIn.CountAsync(m => m.Mailbox == mailbox, Token));
    }

    [Fact]
    public async Task AForgottenMail_IsNotTaggedAgain_WhenItChangesOrIsMovedBack()
    {
        var old = Some.Inquiry();
        old["receivedDateTime"] = TimeProvider.System.GetUtcNow().AddDays(-402).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var id = sync.Service.Deliver(old);
        await sync.HintAsync(id);
        await sync.ReadAsync();
        await sync.Service.ChangeAsync(id, new { isRead = true });
        await MoveAsync(id, "archive");
        await MoveAsync(id, "inbox");
        await sync.HintAsync(id);

        await sync.ReadAsync();

        Assert.Empty(await sync.CategoriesAsync(id));
        Assert.Null(await sync.TakenInAsync(id));
        await using var store = sync.Open();
        Assert.Empty(await store.Hints.Where(h => h.MessageId == id).ToListAsync(Token));
        Assert.Empty(await store.DeadLetters.Where(l => l.MessageId == id).ToListAsync(Token));
    }

    [Fact]
    public async Task AMailThatIsStillOwed_IsTagged_HoweverOldItIs()
    {
        var old = Some.Inquiry();
        old["receivedDateTime"] = TimeProvider.System.GetUtcNow().AddDays(-402).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var id = sync.Service.Deliver(old);
        await using (var store = sync.Open())
        {
            store.DeadLetters.Add(new DeadLetter { Id = Guid.NewGuid(), Mailbox = SyncUnderTest.Key, MessageId = id, State = DeadLetterState.Retrying, Attempts = 1, Reason = "test" });
            await store.SaveChangesAsync(Token);
        }

        await sync.ReadAsync();

        Assert.NotEmpty(await sync.CategoriesAsync(id));
        await using var after = sync.Open();
        Assert.Empty(await after.DeadLetters.Where(l => l.MessageId == id).ToListAsync(Token));
    }

    [Fact]
    public async Task TheOldest_AreFoundByAnIndex()
    {
        await using var store = sync.Open();

        var indexes = store.Model.FindEntityType(typeof(TakenInMessage))!.GetIndexes();

        Assert.Contains(indexes, i => i.Properties.Select(p => p.Name).SequenceEqual([nameof(TakenInMessage.ReceivedTicks)]));
        Assert.Empty(await store.Database.GetPendingMigrationsAsync(Token));
    }

    private async Task RememberAsync(string mailbox, IEnumerable<double> daysOld)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var store = sync.Open();
        store.TakenIn.AddRange(daysOld.Select((days, i) => new TakenInMessage { Mailbox = mailbox, MessageId = $"m{i:0000}", Kind = MessageKind.Inquiry, ReceivedTicks = now.AddDays(-days).UtcTicks, AtTicks = now.UtcTicks }));
        await store.SaveChangesAsync(Token);
    }

    private async Task RunAsync() =>
        await (await sync.Service.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Token)).TriggerJob(EngineRegistration.ForgetJobKey, cancellationToken: Token);

    private async Task MoveAsync(string id, string folder) =>
        (await sync.Service.Outlook.PostAsJsonAsync($"messages/{Uri.EscapeDataString(id)}/move", new { destinationId = folder }, Token)).EnsureSuccessStatusCode();
}
