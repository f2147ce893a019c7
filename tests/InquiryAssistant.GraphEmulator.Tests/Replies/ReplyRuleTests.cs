using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.GraphEmulator.Replies;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Tests.Replies;

public sealed class ReplyRuleTests
{
    private const string Owner = "me@own.example";

    [Theory]
    [InlineData("x", "RE: x")]
    [InlineData("Re: x", "RE: x")]
    [InlineData("AW: x", "RE: x")]
    [InlineData("RE: RE: x", "RE: RE: x")]
    [InlineData("Antw: x", "RE: Antw: x")]
    [InlineData("R2: x", "RE: R2: x")]
    [InlineData("回复: x", "RE: x")]
    [InlineData("Re:x", "RE: Re:x")]
    [InlineData("", "RE: ")]
    public void Subject_FollowsTheNormalisedSubject(string original, string expected) =>
        Assert.Equal(expected, ReplySubject.Of(ReplyKind.ReplyAll, original));

    [Fact]
    public void Subject_StaysBelow255Characters() => Assert.Equal(254, ReplySubject.Of(ReplyKind.Forward, new string('x', 255)).Length);

    [Fact]
    public void ReplyAll_LosesNobodyButTheOwner_AndNamesNobodyTwice()
    {
        var address = Gen.Elements("a@x.example", "A@X.example", "b@x.example", "c@x.example", Owner, "ME@own.example");
        var people = Gen.ListOf(address).Select(static l => (IReadOnlyList<Recipient>)[.. l.Select(static a => new Recipient(null, a))]);
        var mails = people.SelectMany(to => people.SelectMany(cc => people.Select(replyTo => (to, cc, replyTo))));

        Prop.ForAll(mails.ToArbitrary(), static mail =>
        {
            var item = new MailItem { Number = 1, ImmutableId = "", From = new Recipient(null, "sender@x.example"), To = mail.to, Cc = mail.cc, ReplyTo = mail.replyTo };
            var options = new GraphEmulatorOptions();
            var mailbox = new Mailbox(Owner, null, 1, new EmulatorClock(TimeProvider.System));

            var (to, cc) = ReplyRecipients.Of(ReplyKind.ReplyAll, item, mailbox, options);

            var all = to.Concat(cc).Select(static r => r.Address.ToUpperInvariant()).ToList();
            var answered = mail.replyTo.Count > 0 ? mail.replyTo : [item.From];
            var wanted = answered.Select(static r => r.Address)
                .Concat(mail.to.Concat(mail.cc).Select(static r => r.Address).Where(static a => !a.Equals(Owner, StringComparison.OrdinalIgnoreCase)))
                .Select(static a => a.ToUpperInvariant()).ToHashSet();
            return all.Count == all.Distinct().Count() && wanted.SetEquals(all);
        }).QuickCheckThrowOnFailure();
    }
}
