using System.Globalization;
using System.Net;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The command without any service: real processes, killed with -9 amid their work.</summary>
public sealed class BackfillAloneTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Mailbox = "rep@tp-bearing.example";
    private const int Mails = 400;

    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-backfill-").FullName;
    private RunningGraphEmulator? emulator;
    private GraphWire? wire;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await GraphEmulatorApp.StartAsync(new GraphEmulatorOptions { DefaultMailbox = Mailbox }, Token);
        wire = await GraphWire.StartAsync(emulator.RootUrl);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < Mails; i++)
        {
            var mail = Some.Inquiry();
            mail["receivedDateTime"] = now.AddHours(-1 - i).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            emulator.Control.Deliver(Mailbox, mail);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await wire!.DisposeAsync();
        await emulator!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Embedded")]
    [InlineData("Distributed")]
    public async Task KilledAmidItsWork_TheSameCommandGoesOn_AndNothingIsDoubledOrPassedOver(string engine)
    {
        string[] store = ["--Engine", engine, "--Store:ConnectionString", engine == "Embedded" ? $"Data Source={Path.Combine(folder, "store.db")}" : await postgres.DatabaseAsync()];
        // Once while a page is read, once while its tags are written.
        await KillAsync(store, "/messages?", 4);
        await KillAsync(store, "$batch", 2);
        var writes = emulator!.Control.ReadCounters().TagWrites.Attempted;
        Assert.InRange(writes, 120, 300);

        using var last = Start(store);
        var (code, output, errors) = await last.EndAsync();

        Assert.True(code == 0, errors);
        Assert.StartsWith("Done: 400 mails read, 400 tagged, in ", output, StringComparison.Ordinal);
        Assert.Contains("Goes on where it stopped: ", errors, StringComparison.Ordinal);
        Assert.Matches(@"\d+ of about 400 mails read, \d+ tagged", errors);
        var counters = emulator.Control.ReadCounters();
        Assert.Equal(Mails, counters.TagWrites.Attempted);
        Assert.All(emulator.Control.ReadState(Mailbox), m => Assert.Equal((1, 1), (m.Categories.Count(c => c.Length > 3 && c[1..4] == " · " && c[0] is >= 'A' and <= 'D'), m.CategoryWrites)));
        Assert.Equal(0, counters.LimitViolations.Total);
    }

    [Fact]
    public async Task TheDemo_NeedsNothingButTheCommand()
    {
        using var command = new CommandProcess("backfill");

        var (code, output, errors) = await command.EndAsync();

        Assert.True(code == 0, errors);
        Assert.Matches(@"^Done: [0-9]+ mails read, [0-9]+ tagged, in .+ s\.\s*$", output);
    }

    /// <summary>Runs the command until that request, which never gets an answer, and kills it.</summary>
    private async Task KillAsync(string[] store, string path, int number)
    {
        var (seen, asked, never) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<HttpStatusCode?>(TaskCreationOptions.RunContinuationsAsynchronously));
        wire!.Before = async (_, target) =>
        {
            if (target.Contains(path, StringComparison.Ordinal) && Interlocked.Increment(ref seen) >= number)
            {
                asked.TrySetResult();
                return await never.Task;
            }

            return null;
        };
        using var command = Start(store);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(120), Token);
        await command.KillAsync();
        wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        never.SetResult(HttpStatusCode.ServiceUnavailable);
    }

    private CommandProcess Start(string[] store) => new(["backfill", "--mailbox", Mailbox, "--days", "90", "--Graph:BaseUrl", wire!.BaseUrl.AbsoluteUri, .. store]);
}
