using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Assessments;

/// <summary>Signals of who writes, each with a twin in which it must stay silent.</summary>
public sealed class SenderSignalsTests
{
    private static readonly SignalReader _reader = SignalReader.Load();
    private static readonly MailboxOwner _owner = new("Lily Chen", "lily@tp-bearing.example", "Taipu Machinery", ["bearings"], []);
    private static readonly MailAddress _buyer = new("Jonas Keller", "j.keller@northgear.example");

    [Theory]
    [InlineData("Jonas Keller", "j.keller@parcel-desk.example", true)]
    [InlineData("jonas keller", "office@mail-hub.example", true)]
    [InlineData("Lily Chen", "lily.chen@quick-post.example", true)]
    [InlineData("Jonas Keller", "jonas@de.northgear.example", false)]
    [InlineData("Jonas Kellermann", "jonas@parcel-desk.example", false)]
    [InlineData("Jonas", "jonas@parcel-desk.example", false)]
    public void ANameOfTheConversation_OverAnotherCompanysAddress_IsBorrowed(string name, string address, bool fires)
    {
        var earlier = new MailMessage { From = _buyer, To = [new MailAddress(_owner.Name, _owner.Address)], Subject = "Bearings" };
        var message = new MailMessage { From = new MailAddress(name, address), Subject = "Re: Bearings", Body = new MailBody(BodyFormat.Text, "Please see below.") };

        Assert.Equal(fires, _reader.Read(new Conversation(_owner, [earlier], message)).Sheet.Has("known-name-elsewhere"));
    }

    [Theory]
    [InlineData("dmarc=fail; spf=fail", "see https://mail-hub.example/x", true)]
    [InlineData("dmarc=fail; spf=fail", "see the drawing", false)]
    [InlineData("dmarc=pass; spf=pass", "see https://mail-hub.example/x", false)]
    public void ALinkOfASenderWhomTheHeadersDeny_IsBait(string results, string text, bool fires)
    {
        var message = new MailMessage
        {
            From = _buyer,
            Subject = "Bearings",
            Body = new MailBody(BodyFormat.Text, text),
            Headers = [new MailHeader("Authentication-Results", results)],
        };

        Assert.Equal(fires, _reader.Read(new Conversation(_owner, [], message)).Sheet.Has("unproven-bait"));
    }
}
