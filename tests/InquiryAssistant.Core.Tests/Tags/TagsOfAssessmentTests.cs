using System.Globalization;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Core.Tests.Tags;

public sealed class TagsOfAssessmentTests
{
    private static readonly MailboxOwner Rep = new("Lily Chen", "lily@tp.example", "Taipu", ["deep groove ball bearings", "pillow blocks", "LED panels, square"], []);

    [Fact]
    public void NamesEveryDimension_QuadrantFirst()
    {
        var assessment = Assessment("We met at your booth. Please quote the pillow block UCP 205.") with
        {
            Stage = Stage.Negotiating,
            Risks = [Risk.IncotermMismatch],
            Entities = new InquiryEntities { Country = "DE" },
        };

        Assert.Equal(
            ["A · Key", "Region · Europe", "Line · pillow blocks", "Source · Fair", "Stage · Negotiating", "Risk · Trade term"],
            TagPlanner.For(assessment, Of("Inquiry")));
    }

    [Theory]
    [InlineData(MessageKind.Internal)]
    [InlineData(MessageKind.Automatic)]
    public void NothingIsWantedForMailNobodyIsScoredBy(MessageKind kind) =>
        Assert.Empty(TagPlanner.For(Assessment("pillow blocks") with { Kind = kind, Quadrant = null, Stage = Stage.Ordered, Risks = [Risk.BankChange] }, Of("x")));

    [Fact]
    public void ExistingBusiness_GetsRegionAndStageButNoQuadrant()
    {
        var assessment = Assessment("pillow blocks") with { Kind = MessageKind.ExistingBusiness, Quadrant = null, Stage = Stage.Ordered, Entities = new InquiryEntities { Country = "GB" } };

        Assert.Equal(["Region · UK", "Stage · Ordered"], TagPlanner.For(assessment, Of("PO 4")));
    }

    [Fact]
    public void NotAProspect_GetsQuadrantAndRisksOnly()
    {
        var assessment = Assessment("Your mailbox about pillow blocks") with { Quadrant = Quadrant.D, Kind = MessageKind.Phishing, Risks = [Risk.CredentialRequest, Risk.PhishingLink], Entities = new InquiryEntities { Country = "US" } };

        Assert.Equal(["D · Not a prospect", "Risk · Password asked", "Risk · Link"], TagPlanner.For(assessment, Of("x")));
    }

    [Fact]
    public void StageOfTheConversation_IsNotLostInALaterMail()
    {
        var earlier = new MailMessage { Categories = ["Stage · Ordered", "VIP"] };

        Assert.Contains("Stage · Ordered", TagPlanner.For(Assessment("And the price of 6204?") with { Stage = Stage.Negotiating }, Of("x", earlier)));
    }

    [Theory]
    [InlineData("We need LED panels, square ones", "Line · LED panels square")]
    [InlineData("The sealed panel is broken", null)]
    public void ProductLines_AreWholeWordsAndHoldNoComma(string text, string? tag) =>
        Assert.Equal(tag, TagPlanner.For(Assessment(text), Of("x")).FirstOrDefault(t => t.StartsWith("Line", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Please give us a fair price", null)]
    [InlineData("we saw you at the Canton Fair", "Source · Fair")]
    [InlineData("recommended by my friend", "Source · Referral")]
    public void Source_IsWhatTheBuyerSays(string text, string? tag) =>
        Assert.Equal(tag, TagPlanner.For(Assessment(text), Of("x")).FirstOrDefault(t => t.StartsWith("Source", StringComparison.Ordinal)));

    [Fact]
    public void FormOnTheOwnSite_IsTheSource()
    {
        var conversation = Of("New message", message: new MailMessage { From = new("Form", "web@tp.example"), ReplyTo = [new("Ana", "ana@buyer.example")] });

        Assert.Contains("Source · Own website", TagPlanner.For(Assessment("I need bearings"), conversation));
    }

    [Fact]
    public void AllNames_FitOutlook()
    {
        var names = Regions.All.Select(r => "Region · " + r.Name)
            .Concat(TagPlanner.For(Assessment("x") with { Risks = Enum.GetValues<Risk>(), Stage = Stage.Quoted }, Of("x")));

        Assert.All(names, name =>
        {
            Assert.True(TagPlanner.IsOurs(name));
            Assert.Matches("^preset([0-9]|1[0-9]|2[0-4])$", TagPlanner.ColorOf(name));
            Assert.DoesNotContain(',', name);
            Assert.DoesNotContain(';', name);
            Assert.InRange(name.Length, 1, 255);
        });
    }

    [Fact]
    public void LongProductLine_IsCutToWhatOutlookTakes()
    {
        var line = new string('x', 400);
        var owner = Rep with { Sells = [line] };

        var tag = Assert.Single(TagPlanner.For(Assessment(line) with { Quadrant = Quadrant.C }, new Conversation(owner, [], new MailMessage())), t => t.StartsWith("Line", StringComparison.Ordinal));
        Assert.Equal(255, tag.Length);
    }

    [Fact]
    public void EveryCountry_HasOneRegion()
    {
        var countries = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && char.IsAsciiLetter(code[0])).Distinct().Append("DE").Append("CN").Append("BR");

        Assert.All(countries, code => Assert.NotNull(Regions.Of(code)));
        Assert.Equal("Europe", Regions.Of("de")!.Name);
        Assert.Null(Regions.Of("XX"));
        Assert.Null(Regions.Of(null));
    }

    private static Assessment Assessment(string reply) => new()
    {
        Kind = MessageKind.Inquiry,
        Quadrant = Quadrant.A,
        Confidence = 1,
        Language = "en",
        Entities = InquiryEntities.None,
        Text = new MailText(reply, "", ""),
    };

    private static Conversation Of(string subject, MailMessage? earlier = null, MailMessage? message = null) =>
        new(Rep, earlier is null ? [] : [earlier], (message ?? new MailMessage { From = new("Bo", "bo@buyer.example") }) with { Subject = subject });
}
