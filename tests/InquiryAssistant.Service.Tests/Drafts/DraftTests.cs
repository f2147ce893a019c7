using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Drafts;

public sealed class DraftTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_WritesNothing_AndShowsWhatTheDraftWillBe()
    {
        var id = service.Deliver(Some.Inquiry("Bearings"));
        service.Wire.Forget();

        var preview = await service.GetAsync(Some.Path(id, "/drafts/preview"));

        Assert.StartsWith("RE: Bearings", (string?)preview["subject"], StringComparison.Ordinal);
        Assert.Equal(["ana@balkanbearings.example"], Some.Addresses(preview["to"]));
        Assert.NotEmpty((string)preview["html"]!);
        Assert.NotEmpty(preview["placeholders"]!.AsArray());
        Assert.DoesNotContain(service.Wire.Calls, c => c.Method != "GET");
    }

    [Fact]
    public async Task LeavesADraft_WithSubjectRecipientsAndTheWholeHistoryByteForByte()
    {
        var mail = Some.Inquiry("Re: Bearings for Sofia");
        mail["toRecipients"] = Some.People(ServiceUnderTest.Mailbox, "colleague@tp-bearing.example", "Partner@agent.example");
        mail["ccRecipients"] = Some.People("boss@balkanbearings.example", "SALES@tp-bearing.example", "partner@agent.example");
        var id = service.Deliver(mail);
        var preview = await service.GetAsync(Some.Path(id, "/drafts/preview"));
        service.Wire.Forget();

        var draft = await CreateAsync(id, HttpStatusCode.Created);

        var stored = await service.MailboxItemAsync((string)draft["draftId"]!);
        Assert.True((bool)stored["isDraft"]!);
        Assert.Equal("RE: " + ((string)mail["subject"]!)[4..], (string?)stored["subject"]);
        Assert.Equal(["ana@balkanbearings.example", "colleague@tp-bearing.example", "Partner@agent.example"], Some.Addresses(stored["toRecipients"]));
        Assert.Equal(["boss@balkanbearings.example"], Some.Addresses(stored["ccRecipients"]));
        Assert.Equal((await service.MailboxItemAsync(id))["conversationId"]!.ToString(), stored["conversationId"]!.ToString());

        var page = (string)JsonNode.Parse(Assert.Single(service.Wire.Calls, c => c.Is("POST", "createReplyAll")).Answer)!["body"]!["content"]!;
        var body = (string)stored["body"]!["content"]!;
        var at = body.IndexOf((string)preview["html"]!, StringComparison.Ordinal);
        Assert.True(at > 0, "our text is not in the draft as it was shown");
        Assert.EndsWith(">", body[..at], StringComparison.Ordinal);
        Assert.Equal(page, body[..at] + body[(at + ((string)preview["html"]!).Length)..]);
        Assert.Contains("id=\"divRplyFwdMsg\"", body[at..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesBodyAlone_WithIfMatch_AndCreatesWithAnEmptyBody()
    {
        var id = service.Deliver(Some.Inquiry());
        service.Wire.Forget();

        await CreateAsync(id, HttpStatusCode.Created);

        Assert.Equal("{}", Assert.Single(service.Wire.Calls, c => c.Is("POST", "createReplyAll")).Body);
        var write = Assert.Single(service.Wire.Calls, c => c.Method == "PATCH" && c.Json.ContainsKey("body"));
        Assert.Equal(["@odata.type", "body"], write.Json.Select(p => p.Key).Order());
        Assert.StartsWith("W/", write.Headers["If-Match"], StringComparison.Ordinal);
        Assert.DoesNotContain(service.Wire.Calls, c => c.Is("POST", "/send") || c.Is("POST", "/sendMail") || c.Is("POST", "/replyAll") || c.Is("POST", "/reply"));
    }

    [Fact]
    public async Task DoubleClick_LeavesOneDraft()
    {
        var id = service.Deliver(Some.Inquiry());
        service.Wire.Forget();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.PostAsync(Some.Path(id, "/drafts"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Single(service.Wire.Calls, c => c.Is("POST", "createReplyAll"));
        Assert.Single(await DraftsOfAsync(id));
        Assert.Single((await Task.WhenAll(answers.Select(a => ServiceUnderTest.ReadAsync(a, a.StatusCode)))).Select(d => (string)d["draftId"]!).Distinct());
    }

    [Fact]
    public async Task DraftThatTheRepEdited_IsGivenBackAsItIs()
    {
        var id = service.Deliver(Some.Inquiry());
        var draftId = (string)(await CreateAsync(id, HttpStatusCode.Created))["draftId"]!;
        await service.ChangeAsync(draftId, new { body = new { contentType = "html", content = "<p>my own words</p>" } });

        var again = await CreateAsync(id, HttpStatusCode.OK);

        Assert.Equal(draftId, (string?)again["draftId"]);
        Assert.False((bool)again["created"]!);
        Assert.Contains("my own words", (string?)(await service.MailboxItemAsync(draftId))["body"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedDraft_MakesRoomForANewOne()
    {
        var id = service.Deliver(Some.Inquiry());
        await service.DeleteAsync((string)(await CreateAsync(id, HttpStatusCode.Created))["draftId"]!);

        await CreateAsync(id, HttpStatusCode.Created);
    }

    [Fact]
    public async Task RequestRepeatedUnderItsKey_FindsItsDraftAlsoWhenItWasSent()
    {
        var id = service.Deliver(Some.Inquiry());
        var key = Guid.NewGuid().ToString();
        var draftId = (string)(await CreateAsync(id, HttpStatusCode.Created, key))["draftId"]!;
        (await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(draftId)}/send", null, Token)).EnsureSuccessStatusCode();

        Assert.Equal(draftId, (string?)(await CreateAsync(id, HttpStatusCode.OK, key))["draftId"]);
        await CreateAsync(id, HttpStatusCode.Created, Guid.NewGuid().ToString());
    }

    [Fact]
    public async Task Rejects_AKeyThatIsNone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Some.Path("x", "/drafts")) { Headers = { { "Idempotency-Key", "again" } } };
        await ServiceUnderTest.ProblemAsync(await service.Api.SendAsync(request, Token), HttpStatusCode.BadRequest, "bad-input");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OriginalStaysAsReadAsItWas(bool isRead)
    {
        var id = service.Deliver(Some.Inquiry());
        await service.ChangeAsync(id, new { isRead });

        await CreateAsync(id, HttpStatusCode.Created);

        Assert.Equal(isRead, (bool)(await service.MailboxItemAsync(id))["isRead"]!);
    }

    [Fact]
    public async Task ReplyTo_IsHonoured()
    {
        var mail = Some.Inquiry();
        mail["replyTo"] = Some.People("office@balkanbearings.example");
        var id = service.Deliver(mail);

        Assert.Equal(["office@balkanbearings.example"], Some.Addresses((await CreateAsync(id, HttpStatusCode.Created))["to"]));
    }

    [Fact]
    public async Task AnswerToOwnSentMail_AddressesTheBuyerAgain()
    {
        var inquiry = service.Deliver(Some.Inquiry());
        var draftId = (string)(await CreateAsync(inquiry, HttpStatusCode.Created))["draftId"]!;
        (await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(draftId)}/send", null, Token)).EnsureSuccessStatusCode();

        var response = await service.PostAsync(Some.Path(draftId, "/drafts"));

        // What the rep wrote himself may be judged as nothing to answer; where an answer is drafted, it goes to the buyer.
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            await ServiceUnderTest.ProblemAsync(response, HttpStatusCode.Conflict, "no-draft-for-kind");
            return;
        }

        var draft = await ServiceUnderTest.ReadAsync(response, HttpStatusCode.Created);
        Assert.Equal(["ana@balkanbearings.example"], Some.Addresses(draft["to"]));
    }

    [Fact]
    public async Task NoAnswerIsDraftedWhereNoneIsDue()
    {
        var id = service.Deliver(Some.Mail("Lunch on Friday", "Wang Lei", "wanglei@tp-bearing.example", "<p>Hi Lily, the canteen is closed on Friday. Wang Lei</p>"));

        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync(Some.Path(id, "/drafts/preview"), Token), HttpStatusCode.Conflict, "no-draft-for-kind");
        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path(id, "/drafts")), HttpStatusCode.Conflict, "no-draft-for-kind");
    }

    [Fact]
    public async Task EveryDemoMailThatIsAnswered_KeepsItsHistory()
    {
        var drafted = 0;
        foreach (var item in await service.FolderAsync("inbox", "&$select=id"))
        {
            var response = await service.PostAsync(Some.Path((string)item!["id"]!, "/drafts"));
            Assert.True(response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Conflict, $"{response.StatusCode} for {item["id"]}");
            drafted += response.StatusCode == HttpStatusCode.Created ? 1 : 0;
        }

        Assert.InRange(drafted, 15, 60);
    }

    private async Task<JsonArray> DraftsOfAsync(string id)
    {
        var conversation = (string)(await service.MailboxItemAsync(id))["conversationId"]!;
        return [.. (await service.FolderAsync("drafts")).Where(d => (string?)d!["conversationId"] == conversation).Select(d => d!.DeepClone())];
    }

    private async Task<JsonObject> CreateAsync(string id, HttpStatusCode expected, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Some.Path(id, "/drafts"));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await ServiceUnderTest.ReadAsync(await service.Api.SendAsync(request, Token), expected);
    }
}
