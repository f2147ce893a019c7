using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Messages;

/// <summary>Mail as it really comes: each gets a verdict, its tags and, where it is answered, a whole draft.</summary>
public sealed class HardMailTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string> Cases => ["no sender", "empty", "attachment only", "half characters", "nested quotes", "ten megabytes", "chinese three megabytes", "quotes in subject", "long subject"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task GetsAnAnswer_AndLosesNothing(string which)
    {
        var id = service.Deliver(Build(which));
        var before = (string)(await service.MailboxItemAsync(id))["body"]!["content"]!;

        await service.GetAsync(Some.Path(id));
        await service.GetAsync(Some.Path(id, "/assessment"));
        await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(id, "/tags")), HttpStatusCode.OK);
        using var draft = await service.PostAsync(Some.Path(id, "/drafts"));

        Assert.True(draft.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{which}: {await draft.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        Assert.Equal(before, (string?)(await service.MailboxItemAsync(id))["body"]!["content"]);
    }

    [Fact]
    public async Task GiantMail_KeepsItsWholeHistoryInTheDraft()
    {
        var id = service.Deliver(Build("ten megabytes"));

        var draft = await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(id, "/drafts")), HttpStatusCode.Created);

        var body = (string)(await service.MailboxItemAsync((string)draft["draftId"]!))["body"]!["content"]!;
        Assert.True(body.Length > 10_000_000);
        Assert.Contains("the very last word", body, StringComparison.Ordinal);
        Assert.True(body.IndexOf("Dear ", StringComparison.Ordinal) < body.IndexOf("id=\"divRplyFwdMsg\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await service.PostAsync(Some.Path(id, "/drafts"))).StatusCode);
    }

    private static JsonObject Build(string which)
    {
        const string Ask = "<p>Dear Lily, please quote 6204-2RS, 3000 pcs, FOB Qingdao. MOQ and lead time? Ana Petrova, Purchasing Manager</p>";
        var mail = which switch
        {
            "nested quotes" => Some.Inquiry(html: Ask + string.Concat(Enumerable.Repeat("<blockquote type=\"cite\">On Monday Ana wrote:<br>", 50)) + "deep" + string.Concat(Enumerable.Repeat("</blockquote>", 50))),
            "ten megabytes" => Some.Inquiry(html: Ask + string.Concat(Enumerable.Repeat("<p class=\"MsoNormal\">" + new string('x', 5_000) + "</p>", 2_100)) + "<p>the very last word</p>"),
            "chinese three megabytes" => Some.Inquiry(html: Ask + "<p>" + string.Concat(Enumerable.Repeat("请报价深沟球轴承三千件", 100_000)) + "</p>"),
            "half characters" => Some.Inquiry(html: Ask + "<p>\uD83D and \uDE00 apart, and \u0000 and \uFFFE</p>"),
            "quotes in subject" => Some.Inquiry("RE: it's \"urgent\" \u2013 100% & more 'quotes'"),
            "long subject" => Some.Inquiry("Quotation " + string.Concat(Enumerable.Repeat("for many bearings ", 13))),
            "empty" => Some.Inquiry(html: ""),
            _ => Some.Inquiry(),
        };
        if (which == "no sender")
        {
            mail.Remove("from");
        }

        if (which == "attachment only")
        {
            mail["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "" };
            mail["attachments"] = new JsonArray(new JsonObject { ["name"] = "RFQ 6204.pdf", ["contentType"] = "application/pdf", ["size"] = 90210 });
        }

        return mail;
    }
}
