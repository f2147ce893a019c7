using System.Net;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedBackfillCommandTests(EmbeddedSync sync) : BackfillCommandTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedBackfillCommandTests(DistributedSync sync) : BackfillCommandTests(sync), IClassFixture<DistributedSync>;

/// <summary>The command as a process of its own, beside a service that works on the same store and the same mailboxes.</summary>
public abstract class BackfillCommandTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task InterruptedAmidItsWork_ItHaltsCleanly_AndTheSameCommandGoesOn()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 300, Hour);
        var second = HoldPage(backfill, 2, out var go);
        using (var halted = Start(backfill))
        {
            await second;
            await halted.InterruptAsync();
            go.SetResult();
            var (code, output, errors) = await halted.EndAsync();
            Assert.True(code == 130, output + errors);
            Assert.Matches(@"^Halted: \d+ mails read, \d+ tagged, in .*\. The same command goes on\.", output);
        }

        var row = await backfill.Part<BackfillRows>().NewestAsync(backfill.Address, Token);
        Assert.Equal((BackfillState.Paused, null), (row!.State, row.Holder));
        Assert.InRange(row.Read, 59, 179);
        using var again = Start(backfill);
        Assert.Equal(0, (await again.EndAsync()).Code);

        backfill.AllTaggedOnce();
        Assert.Equal(300, (await backfill.Part<BackfillRows>().NewestAsync(backfill.Address, Token))!.Read);
    }

    [Fact]
    public async Task WhatADeadCommandLeft_TheServiceFinishes()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 200, Hour);
        var second = HoldPage(backfill, 2, out var go);
        using (var killed = Start(backfill))
        {
            await second;
            await killed.KillAsync();
        }

        go.SetResult();
        var row = await backfill.Part<BackfillRows>().NewestAsync(backfill.Address, Token);
        await backfill.UntilAsync(row!.Id.ToString(), "done");

        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task AnotherTimeSpan_IsRefusedWhileOneIsOpen_UnlessItIsBegunAnew()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 5, Hour);
        var rows = backfill.Part<BackfillRows>();
        var open = (await rows.AddAsync(backfill.Address, "inbox", 7, Token))!;
        await rows.PauseAsync(open.Id, Token);

        using (var refused = Start(backfill))
        {
            var (code, _, errors) = await refused.EndAsync();
            Assert.Equal(2, code);
            Assert.Contains("--days 7", errors, StringComparison.Ordinal);
            Assert.Contains("--restart", errors, StringComparison.Ordinal);
        }

        using var anew = Start(backfill, "--restart");
        Assert.Equal(0, (await anew.EndAsync()).Code);
        Assert.Equal(BackfillState.Cancelled, (await rows.FindAsync(open.Id, Token))!.State);
        backfill.AllTaggedOnce();
    }

    [Theory]
    [InlineData("--mailbox", "nobody@nowhere.example", 3, "knows no such mailbox or folder")]
    [InlineData("--folder", "no such folder", 2, "no folder of that name")]
    [InlineData("--folder", "sentitems", 2, "no folder of that name in which mail is tagged")]
    public async Task WhatIsNotThere_EndsItWithASentenceThatHelps(string option, string value, int expected, string sentence)
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 1, Hour);

        using var command = Start(backfill, option, value);
        var (code, _, errors) = await command.EndAsync();

        Assert.Equal(expected, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private CommandProcess Start(BackfillUnderTest backfill, params string[] more) => new(
    [
        "backfill", "--mailbox", backfill.Address, "--days", "90", "--Graph:BaseUrl", sync.Service.Wire.BaseUrl.AbsoluteUri,
        "--Engine", sync.Service.Settings["Engine"], "--Store:ConnectionString", sync.Service.Settings["Store:ConnectionString"], .. more,
    ]);

    /// <summary>Ends when that page is asked for, which gets its answer only then.</summary>
    private Task HoldPage(BackfillUnderTest backfill, int number, out TaskCompletionSource go)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lists = 0;
        sync.Service.Wire.Before = async (method, path) =>
        {
            if (backfill.IsList(method, path) && Interlocked.Increment(ref lists) == number)
            {
                asked.TrySetResult();
                await answer.Task;
            }

            return null;
        };
        return asked.Task.WaitAsync(TimeSpan.FromSeconds(120), Token);
    }
}
