using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Core.Drafts;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Drafts;

public sealed class ReplyRecipientsTests
{
    private static readonly MailboxOwner Rep = new("Lily", "lily@tp.example", "Taipu", [], ["sales@tp.example"]);

    private static readonly Gen<MailAddress> Person = Gen.Elements<MailAddress>(
        new("Lily", "lily@tp.example"), new("Lily", "LILY@tp.example "), new("Sales", "sales@TP.example"), new("Ana", "ana@buyer.example"), new("Ana P.", "ANA@buyer.example"),
        new("Bo", "bo@buyer.example"), new("Cy", "cy@agent.example"), new("Dee", "dee@tp.example"), new("Nobody", ""));

    private static readonly Gen<MailMessage> Mail =
        from hasFrom in Gen.Elements(true, true, true, false)
        from sender in Person
        from replyTo in Person.ArrayOf(2)
        from setsReplyTo in Gen.Elements(true, false, false)
        from to in Person.ArrayOf()
        from cc in Person.ArrayOf()
        select new MailMessage { From = hasFrom ? sender : null, ReplyTo = setsReplyTo ? replyTo : [], To = to, Cc = cc };

    [Fact]
    public void TheRepAndHisAliases_AreNeverAmongSeveral() => ForAll((mail, reply) =>
        !reply.To.Concat(reply.Cc).Any(a => Rep.Owns(a)) || (reply.Cc.Count == 0 && reply.To.Count == 1 && reply.To[0] == mail.From));

    [Fact]
    public void NobodyStandsTwice() => ForAll((_, reply) =>
        reply.To.Concat(reply.Cc).Select(a => a.Address.Trim().ToUpperInvariant()) is var all && all.Distinct().Count() == all.Count());

    [Fact]
    public void NobodyOfTheConversationIsLost() => ForAll((mail, reply) =>
        Answered(mail).Concat(mail.To).Concat(mail.Cc).Where(a => a.Address.Trim().Length > 0 && !Rep.Owns(a))
            .All(a => reply.To.Concat(reply.Cc).Any(r => r.IsSameMailbox(a))));

    [Fact]
    public void NobodyIsAdded() => ForAll((mail, reply) =>
        reply.To.Concat(reply.Cc).All(r => Answered(mail).Concat(mail.To).Concat(mail.Cc).Append(mail.From).Any(a => a is not null && a.IsSameMailbox(r))));

    [Fact]
    public void ToStaysToAndCcStaysCc() => ForAll((mail, reply) =>
        mail.To.Where(Reachable).All(a => reply.To.Any(r => r.IsSameMailbox(a)))
        && reply.Cc.All(r => mail.Cc.Any(a => a.IsSameMailbox(r)) && !mail.To.Any(a => a.IsSameMailbox(r))));

    [Fact]
    public void SomebodyIsAlwaysAddressed_WhenAnybodyIsKnown() => ForAll((mail, reply) =>
        reply.To.Count + reply.Cc.Count > 0 || !Answered(mail).Concat(mail.To).Concat(mail.Cc).Append(mail.From).Any(a => a is not null && a.Address.Trim().Length > 0 && (a == mail.From || Reachable(a))));

    [Fact]
    public void ReplyTo_TakesThePlaceOfFrom()
    {
        var mail = new MailMessage { From = new("Ana", "ana@buyer.example"), ReplyTo = [new("Office", "office@buyer.example")], To = [new("Lily", "lily@tp.example")] };

        Assert.Equal(["office@buyer.example"], ReplyRecipients.For(mail, Rep).To.Select(a => a.Address));
    }

    [Fact]
    public void OwnSentMail_GoesToTheBuyerAgain()
    {
        var mail = new MailMessage { From = new("Lily", "lily@tp.example"), To = [new("Ana", "ana@buyer.example")], Cc = [new("Bo", "bo@buyer.example"), new("Sales", "sales@tp.example")] };

        var reply = ReplyRecipients.For(mail, Rep);

        Assert.Equal(["ana@buyer.example"], reply.To.Select(a => a.Address));
        Assert.Equal(["bo@buyer.example"], reply.Cc.Select(a => a.Address));
    }

    [Fact]
    public void FormWrittenFromTheRepsOwnAddress_IsAnsweredToTheBuyer()
    {
        var mail = new MailMessage { From = new("Form", "lily@tp.example"), ReplyTo = [new("Ana", "ana@buyer.example")], To = [new("Lily", "lily@tp.example")] };

        Assert.Equal(["ana@buyer.example"], ReplyRecipients.For(mail, Rep).To.Select(a => a.Address));
    }

    [Fact]
    public void MailWithoutSender_HasWhomItNames() =>
        Assert.Equal(["bo@buyer.example"], ReplyRecipients.For(new MailMessage { To = [new("Lily", "lily@tp.example"), new("Bo", "bo@buyer.example")] }, Rep).To.Select(a => a.Address));

    private static bool Reachable(MailAddress address) => address.Address.Trim().Length > 0 && !Rep.Owns(address);

    private static IEnumerable<MailAddress> Answered(MailMessage mail) =>
        mail.ReplyTo.Any(r => r.Address.Trim().Length > 0) ? mail.ReplyTo : mail.From is { } from ? [from] : [];

    private static void ForAll(Func<MailMessage, Recipients, bool> law) =>
        Prop.ForAll(Mail.ToArbitrary(), mail => law(mail, ReplyRecipients.For(mail, Rep))).QuickCheckThrowOnFailure();
}
