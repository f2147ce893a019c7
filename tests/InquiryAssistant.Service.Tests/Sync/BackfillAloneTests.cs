using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The command without any service.</summary>
public sealed class BackfillAloneTests
{
    [Fact]
    public async Task TheDemo_NeedsNothingButTheCommand()
    {
        using var command = new CommandProcess("backfill");

        var (code, output, errors) = await command.EndAsync();

        Assert.True(code == 0, errors);
        Assert.Matches(@"^Done: [0-9]+ mails read, [0-9]+ tagged, in .+ s\.\s*$", output);
    }
}
