using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Store;

public sealed class ChangeLogTests
{
    [Fact]
    public void EachFolder_KnowsWhatHappenedToItsMessages()
    {
        var mailbox = new Mailbox(Some.Owner, null, 1, new EmulatorClock(new ManualTime()));
        var (inbox, archive) = (mailbox.WellKnown("inbox"), mailbox.WellKnown("archive"));
        var item = mailbox.NewItem();

        mailbox.Add(item, inbox);
        mailbox.Touch(item);
        var mark = inbox.Changes.Since(0)[^1].Sequence;
        mailbox.Move(item, archive);
        mailbox.Remove(item);

        Assert.Equal([ChangeKind.Created, ChangeKind.Updated, ChangeKind.Deleted], inbox.Changes.Since(0).Select(static c => c.Kind));
        Assert.Equal([ChangeKind.Deleted], inbox.Changes.Since(mark).Select(static c => c.Kind));
        Assert.Equal([ChangeKind.Created, ChangeKind.Deleted], archive.Changes.Since(0).Select(static c => c.Kind));
    }
}
