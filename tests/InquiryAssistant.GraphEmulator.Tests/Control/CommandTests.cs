namespace InquiryAssistant.GraphEmulator.Tests.Control;

public sealed class CommandTests
{
    [Fact]
    public void Arguments_AreRead()
    {
        var options = GraphEmulatorCommand.Parse(["--urls", "http://127.0.0.1:5099", "--default-mailbox=a@b.example", "--seed", "3"]);

        Assert.Equal(("http://127.0.0.1:5099", "a@b.example", 3), (options.Url, options.DefaultMailbox, options.Seed));
    }

    [Theory]
    [InlineData("--colour", "red")]
    [InlineData("--urls", "nowhere")]
    [InlineData("--mailbox", "missing.jsonl")]
    [InlineData("--faults", "missing.json")]
    [InlineData("--seed", "x")]
    [InlineData("--urls")]
    public void BadArguments_AreRefused(params string[] args) => Assert.Throws<FormatException>(() => GraphEmulatorCommand.Parse(args));
}
