using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedSinglyTests(EmbeddedToldSync sync) : SinglyTests(sync), IClassFixture<EmbeddedToldSync>;

public sealed class DistributedSinglyTests(DistributedToldSync sync) : SinglyTests(sync), IClassFixture<DistributedToldSync>;

/// <summary>What a mail costs that comes alone: from its notification to its tags, counted by the emulator.</summary>
public abstract class SinglyTests(SyncUnderTest sync)
{
    private const int Mails = 20;

    private const double MostRequests = 2.2;

    [Theory]
    [InlineData(0, 2.0)]
    [InlineData(2, 2.1)]
    public async Task MailsThatComeSingly_CostAtMostTwoRequestsAndAFifth(int answers, double expected)
    {
        await SyncUnderTest.UntilAsync("the mailbox is subscribed", async () => (string)(await sync.Service.GetAsync("/api/sync"))["mailboxes"]![0]!["state"]! == "healthy");
        // The master list of categories is read once, and the first mails of a conversation are there before it is answered.
        var opening = sync.Service.Emulator.Control.Deliver(ServiceUnderTest.Mailbox, Some.Inquiry());
        await UntilTakenInAsync(opening.ImmutableId);
        sync.Service.Emulator.Control.ResetCounters();

        for (var i = 0; i < Mails; i++)
        {
            var mail = Some.Inquiry();
            if (i < answers)
            {
                mail["conversationId"] = opening.ConversationId;
                mail["subject"] = "Re: " + (string)mail["subject"]!;
            }

            await UntilTakenInAsync(sync.Service.Deliver(mail));
        }

        var counters = sync.Service.Emulator.Control.ReadCounters();
        var cost = counters.HttpRequests / (double)Mails;
        TestContext.Current.TestOutputHelper?.WriteLine($"{cost:0.00} HTTP requests a mail, {answers} of {Mails} in a running conversation; {string.Join(", ", counters.Requests.Select(r => $"{r.Key} {r.Value}"))}");
        Assert.InRange(cost, expected, MostRequests);
        Assert.Equal(Mails, counters.TagWrites.Attempted);
        Assert.Equal(0, counters.LimitViolations.Total);
    }

    /// <summary>Asks the store alone: the emulator counts what is asked of it, by whomever.</summary>
    private async Task UntilTakenInAsync(string id)
    {
        await SyncUnderTest.UntilAsync("the mail is taken in", async () => await sync.TakenInAsync(id) is not null);
        await SyncUnderTest.UntilAsync("the reading is done", async () => await sync.MailboxAsync() is var row && row.Handled >= row.News);
    }
}
