namespace InquiryAssistant.GraphEmulator.Tests.Control;

public sealed class CommandTests
{
    [Fact]
    public void Arguments_AreRead()
    {
        var options = GraphEmulatorCommand.Parse(["--urls", "http://127.0.0.1:5099", "--default-mailbox=a@b.example", "--seed", "3"]);

        Assert.Equal(("http://127.0.0.1:5099", "a@b.example", 3), (options.Url, options.DefaultMailbox, options.Seed));
    }

    [Fact]
    public void Switches_AreSetByName()
    {
        var options = GraphEmulatorCommand.Parse(["--option", "deltaShowsPassingItems=false", "--option", "DeltaTokenLife=3.00:00:00", "--option", "Notifications.FirstRetry=00:00:01", "--option", "DeltaUpdates=WholeItems"]);

        Assert.False(options.DeltaShowsPassingItems);
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromSeconds(1), DeltaUpdates.WholeItems), (options.DeltaTokenLife, options.Notifications.FirstRetry, options.DeltaUpdates));
    }

    [Theory]
    [InlineData("--option", "Colour=red")]
    [InlineData("--option", "Time=now")]
    [InlineData("--option", "DeltaShowsPassingItems")]
    [InlineData("--option", "DeltaShowsPassingItems=maybe")]
    [InlineData("--option", "Seed=99999999999")]
    [InlineData("--option", "DeltaUpdates=None")]
    [InlineData("--colour", "red")]
    [InlineData("--urls", "nowhere")]
    [InlineData("--mailbox", "missing.jsonl")]
    [InlineData("--faults", "missing.json")]
    [InlineData("--seed", "x")]
    [InlineData("--urls")]
    public void BadArguments_AreRefused(params string[] args) => Assert.Throws<FormatException>(() => GraphEmulatorCommand.Parse(args));
}
