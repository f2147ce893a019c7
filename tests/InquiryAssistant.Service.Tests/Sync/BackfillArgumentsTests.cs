using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Backfills.Command;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The command line of a backfill, and the line that tells how far it is.</summary>
public sealed class BackfillArgumentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_IsTheLastNinetyDaysOfTheInbox()
    {
        var read = BackfillArguments.Read([], TextWriter.Null)!;

        Assert.Equal((null, 90, null, false), (read.Mailbox, read.Days, read.Folder, read.Restart));
        Assert.Empty(read.Settings);
    }

    [Fact]
    public void OptionsAreRead_AndSettingsArePassedOn()
    {
        var read = BackfillArguments.Read(["--mailbox=a@b.example", "--days", "7", "--folder", "Kunden", "--restart", "--Graph:Mode", "Tenant", "--Store:ConnectionString=Data Source=x.db", "--Engine", "Embedded"], TextWriter.Null)!;

        Assert.Equal(("a@b.example", 7, "Kunden", true), (read.Mailbox, read.Days, read.Folder, read.Restart));
        Assert.Equal(["--Graph:Mode", "Tenant", "--Store:ConnectionString", "Data Source=x.db", "--Engine", "Embedded"], read.Settings);
    }

    [Theory]
    [InlineData("--days", "--days needs a value.")]
    [InlineData("--days 0", "--days is a number from 1 to 3650.")]
    [InlineData("--days ninety", "--days is a number from 1 to 3650.")]
    [InlineData("--mailbox somebody", "--mailbox is a mail address.")]
    [InlineData("--restart=yes", "--restart takes no value.")]
    [InlineData("--day 7", "--day is unknown.")]
    [InlineData("everything", "everything is no option.")]
    [InlineData("--Graph:Mode", "--Graph:Mode needs a value.")]
    [InlineData("--help", "Tags the mail of the last days")]
    public async Task WhatIsWrong_IsSaid_WithExitCode2(string line, string sentence)
    {
        var errors = new StringWriter();

        Assert.Equal(2, await BackfillCommand.RunAsync(line.Split(' '), TextWriter.Null, errors, TestContext.Current.CancellationToken));

        Assert.StartsWith(sentence, errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("Usage: backfill", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongSettings_AreNamed()
    {
        Assert.Equal(2, await BackfillCommand.RunAsync(["--Graph:Mode", "Tenant", "--mailbox", "a@b.example"], TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, null, 0, 0, "0 mails read, 0 tagged")]
    [InlineData(1200, 5000, 41.26, 0, "1,200 of about 5,000 mails read, 900 tagged, 41.3 a second, about 1 min 33 s left")]
    [InlineData(5100, 5000, 41.26, 0, "5,100 of about 5,100 mails read, 900 tagged, 41.3 a second, about 0 s left")]
    [InlineData(1200, 500_000, 41.26, 12, "1,200 of about 500,000 mails read, 900 tagged, 41.3 a second, about 3 h 21 min left, waits 12 s (graph-busy)")]
    public void TheLine_TellsDoneTotalRateAndTimeLeft(int read, int? total, double perSecond, int waits, string line)
    {
        var row = new Backfill
        {
            Mailbox = "a@b.example",
            State = BackfillState.Running,
            Read = read,
            Tagged = read == 0 ? 0 : 900,
            Total = total,
            PerSecond = perSecond,
            WaitUntilTicks = Now.AddSeconds(waits).UtcTicks,
            FailureCode = waits > 0 ? "graph-busy" : null,
        };

        Assert.Equal(line, ProgressLine.Text(row, Now));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.2, "1 min 0 s")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(7_801, "2 h 10 min")]
    public void Durations_AreWords(double seconds, string words) => Assert.Equal(words, ProgressLine.Duration(TimeSpan.FromSeconds(seconds)));
}
