using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Feedback;

public sealed class FeedbackTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>
{
    [Fact]
    public async Task ACorrection_WinsAtOnce_AndReachesTheTags()
    {
        var id = service.Deliver(Some.Mail("Quotation", "Ana", "ana@once.example", "<p>Please quote 6204-2RS, 3000 pcs, FOB Qingdao.</p>"));

        await CorrectAsync(id, new { quadrant = "B", role = "influencer", reason = "told me on the phone" });

        var assessment = await service.GetAsync(Some.Path(id, "/assessment"));
        Assert.Equal("B", (string?)assessment["quadrant"]);
        Assert.Equal("influencer", (string?)assessment["role"]);
        Assert.Equal("told me on the phone", (string?)assessment["decidedByRep"]!["reason"]);
        Assert.Contains("B · Nurture", Some.Texts((await service.GetAsync(Some.Path(id, "/tags")))["planned"]));
    }

    [Fact]
    public async Task ItHolds_ForTheSendersNextMail_ButForNobodyElse()
    {
        var first = service.Deliver(Some.Mail("Catalogue", "Bo", "bo@sender.example", "<p>Please send your catalogue.</p>"));
        await CorrectAsync(first, new { quadrant = "A" });

        var next = service.Deliver(Some.Mail("Another thing", "Bo", "BO@sender.example", "<p>Please send your price list.</p>"));
        var stranger = service.Deliver(Some.Mail("Catalogue", "Cy", "cy@stranger.example", "<p>Please send your catalogue.</p>"));

        Assert.Equal("A", (string?)(await service.GetAsync(Some.Path(next, "/assessment")))["quadrant"]);
        Assert.Null((await service.GetAsync(Some.Path(stranger, "/assessment")))["decidedByRep"]);
    }

    [Fact]
    public async Task TheNewerWord_StandsBeforeTheOlder()
    {
        var id = service.Deliver(Some.Mail("Offer", "Di", "di@twice.example", "<p>Please quote 500 pcs.</p>"));
        await CorrectAsync(id, new { quadrant = "C" });
        await CorrectAsync(id, new { quadrant = "A" });

        Assert.Equal("A", (string?)(await service.GetAsync(Some.Path(id, "/assessment")))["quadrant"]);
    }

    [Fact]
    public async Task AWordOnTheRole_LeavesTheQuadrantHeNamedBefore()
    {
        var id = service.Deliver(Some.Mail("Catalogue", "Fay", "fay@fields.example", "<p>Please send your catalogue.</p>"));
        await CorrectAsync(id, new { quadrant = "B" });
        await CorrectAsync(id, new { role = "influencer" });

        var assessment = await service.GetAsync(Some.Path(id, "/assessment"));
        Assert.Equal(("B", "influencer"), ((string?)assessment["quadrant"], (string?)assessment["role"]));
    }

    [Fact]
    public async Task AFormsMail_IsTheBuyersWhoAsks_NotEverybodysBehindTheForm()
    {
        var first = service.Deliver(FromForm("gus@first.example"));
        await CorrectAsync(first, new { kind = "scam" });

        var other = service.Deliver(FromForm("hal@second.example"));
        var again = service.Deliver(FromForm("gus@first.example"));

        Assert.Null((await service.GetAsync(Some.Path(other, "/assessment")))["decidedByRep"]);
        Assert.Equal("scam", (string?)(await service.GetAsync(Some.Path(again, "/assessment")))["kind"]);
    }

    [Fact]
    public async Task SayingNothing_IsRefused()
    {
        var id = service.Deliver(Some.Inquiry());

        using var response = await service.PostAsync(Some.Path(id, "/corrections"), new { reason = "?" });

        await ServiceUnderTest.ProblemAsync(response, HttpStatusCode.BadRequest, "bad-input");
    }

    [Fact]
    public async Task TheExport_IsLabelledMail_ThatTheAssessorReads()
    {
        var id = service.Deliver(Some.Mail("ส่งตัวอย่าง", "Ed", "ed@export.example", "<p>ขอราคา 6204-2RS 3000 ชิ้น</p>"));
        await CorrectAsync(id, new { kind = "existing-business", reason = "running order" });

        var text = await service.Api.GetStringAsync("/api/corrections/export", TestContext.Current.CancellationToken);

        var line = Assert.Single(text.Split('\n'), l => l.Contains("ed@export.example", StringComparison.Ordinal));
        var mail = JsonNode.Parse(line)!;
        Assert.Equal("existing-business", (string?)mail["labels"]!["kind"]);
        Assert.Null(mail["labels"]!["quadrant"]);
        Assert.Contains("ขอราคา", line, StringComparison.Ordinal);
        Assert.True(AssessmentInput.TryRead(System.Text.Json.JsonDocument.Parse(line).RootElement, out var input, out var error), error);
        Assert.NotNull(InquiryAssessor.Shipped.Assess(input.Conversation));
    }

    private static JsonObject FromForm(string buyer)
    {
        var mail = Some.Mail("Website inquiry", "Website", "noreply@" + ServiceUnderTest.Mailbox.Split('@')[1], "<p>We need 3000 pcs 6204-2RS CIF Veracruz, your price?</p>");
        mail["replyTo"] = new JsonArray(Some.Person("Buyer", buyer));
        return mail;
    }

    private async Task CorrectAsync(string id, object correction)
    {
        using var response = await service.PostAsync(Some.Path(id, "/corrections"), correction);
        await ServiceUnderTest.ReadAsync(response, HttpStatusCode.OK);
    }
}
