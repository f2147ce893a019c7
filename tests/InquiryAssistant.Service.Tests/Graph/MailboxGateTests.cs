using System.Net;
using InquiryAssistant.Graph;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>Each mailbox has limits of its own; a request must find those of its mailbox, whatever its address looks like.</summary>
public sealed class MailboxGateTests
{
    private const string Folder = "inbox";

    /// <summary>More than one mailbox has places on the wire.</summary>
    private const int Stuck = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Graph's own links read <c>/users('address')/…</c>.</summary>
    [Fact]
    public async Task MailboxesWhoseChangesHang_DoNotHoldUpAnother()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var links = new List<(GraphMailbox Mailbox, string Link)>();
        foreach (var address in Enumerable.Range(0, Stuck + 1).Select(static i => $"o'rep{i}@works.example"))
        {
            graph.Emulator.Control.AddMailbox(address, "Rep", []);
            var mailbox = graph.Mailboxes.Open(address);
            links.Add((mailbox, (await mailbox.ChangesAsync(Folder, TimeProvider.System.GetUtcNow().AddDays(-1), Token)).Link));
        }

        var (free, freeLink) = links[^1];
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (held, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        graph.Wire.Before = async (_, path) =>
        {
            if (!Uri.UnescapeDataString(path).Contains(free.Address, StringComparison.OrdinalIgnoreCase))
            {
                if (Interlocked.Increment(ref held) == Stuck)
                {
                    all.SetResult();
                }

                await release.Task;
            }

            return (HttpStatusCode?)null;
        };
        var hanging = links.SkipLast(1).Select(l => l.Mailbox.ChangesNextAsync(l.Link, Token)).ToArray();
        await all.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);

        var page = await free.ChangesNextAsync(freeLink, Token).WaitAsync(TimeSpan.FromSeconds(60), Token);

        Assert.True(page.IsLast);
        release.SetResult();
        await Task.WhenAll(hanging);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users/rep@works.example/messages", "rep@works.example")]
    [InlineData("https://graph.microsoft.com/v1.0/Users/o%27hara%40works.example/mailFolders/inbox/messages/delta", "o'hara@works.example")]
    [InlineData("https://graph.microsoft.com/v1.0/subscriptions/1", "subscriptions")]
    [InlineData("https://graph.microsoft.com/v1.0/me/messages", "me")]
    public void TheTarget_IsTheMailboxThatTheAddressNames(string url, string target) => Assert.Equal(target, InquiryAssistant.Graph.Http.MailboxGate.Target(new Uri(url)));
}
