using System.Globalization;
using System.Net;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The command without any service.</summary>
public sealed class BackfillAloneTests : IDisposable
{
    private const string Mailbox = "rep@tp-bearing.example";

    private const int Mails = 150;

    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-backfill-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task TheDemo_NeedsNothingButTheCommand()
    {
        using var command = new CommandProcess("backfill");

        var (code, output, errors) = await command.EndAsync();

        Assert.True(code == 0, errors);
        Assert.Matches(@"^Done: [0-9]+ mails read, [0-9]+ tagged, in .+ s\.\s*$", output);
    }

    /// <summary>The categories go in the first batch and the tags of a page in three: twenty mails of the page at hand carry their tags then, and the store does not know it.</summary>
    [Fact]
    public async Task KilledAmidTheTagsOfAPage_TheSameCommandGoesOn_AndNothingIsDoubledOrPassedOver()
    {
        await using var emulator = await GraphEmulatorApp.StartAsync(new GraphEmulatorOptions { DefaultMailbox = Mailbox }, Token);
        await using var wire = await GraphWire.StartAsync(emulator.RootUrl);
        Deliver(emulator);
        var (batches, sixth, never) = (0, Gate(), Gate());
        wire.Before = async (_, path) =>
        {
            if (path.Contains("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref batches) >= 6)
            {
                sixth.TrySetResult();
                await never.Task;
                return HttpStatusCode.ServiceUnavailable;
            }

            return null;
        };
        using (var killed = Start(wire))
        {
            await sixth.Task.WaitAsync(TimeSpan.FromSeconds(180), Token);
            await killed.KillAsync();
        }

        never.SetResult();
        wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        Assert.Equal(80, emulator.Control.ReadCounters().TagWrites.Attempted);
        using var again = Start(wire);
        var (code, output, errors) = await again.EndAsync();

        Assert.True(code == 0, errors);
        Assert.StartsWith("Done: 150 mails read, 150 tagged, in ", output, StringComparison.Ordinal);
        Assert.Matches(@"^Goes on where it stopped: 59 of about 150 mails read, 59 tagged", errors);
        Assert.Equal(Mails, emulator.Control.ReadCounters().TagWrites.Attempted);
        Assert.All(emulator.Control.ReadState(Mailbox), m => Assert.Equal((1, 1), (m.Categories.Count(c => c.Length > 3 && c[1..4] == " · "), m.CategoryWrites)));
        Assert.Empty(emulator.Control.ReadViolations());
    }

    private static void Deliver(RunningGraphEmulator emulator)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < Mails; i++)
        {
            var mail = Some.Inquiry();
            mail["receivedDateTime"] = now.AddHours(-1 - i).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            emulator.Control.Deliver(Mailbox, mail);
        }
    }

    private CommandProcess Start(GraphWire wire) => new(
        "backfill", "--mailbox", Mailbox, "--days", "90", "--Graph:BaseUrl", wire.BaseUrl.AbsoluteUri, "--Engine", "Embedded", "--Store:ConnectionString", $"Data Source={Path.Combine(folder, "store.db")}");

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
