using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Messages;

public sealed class MessageTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TellsWhoseMailboxItIs_WithItsFolders()
    {
        var mailbox = await service.GetAsync("/api/mailbox");

        Assert.Equal("demo", (string?)mailbox["mode"]);
        Assert.Equal(ServiceUnderTest.Mailbox, (string?)mailbox["owner"]!["address"]);
        var keys = mailbox["folders"]!.AsArray().Select(f => (string?)f!["key"]).Where(k => k is not null);
        Assert.Equal(["inbox", "drafts", "sentitems", "archive", "deleteditems", "junkemail"], keys);
        Assert.All(mailbox["folders"]!.AsArray(), f => Assert.True((int)f!["total"]! >= (int)f["unread"]!));
    }

    [Fact]
    public async Task Pages_FollowOneAnother_WithoutRepeatOrGap_NewestFirst()
    {
        var seen = new List<JsonNode>();
        var path = "/api/messages?folder=sentitems&top=7";
        for (var page = await service.GetAsync(path); ; page = await service.GetAsync($"{path}&cursor={Uri.EscapeDataString((string)page["next"]!)}"))
        {
            seen.AddRange(page["items"]!.AsArray()!);
            if (page["next"] is null)
            {
                break;
            }

            Assert.Equal(7, page["items"]!.AsArray().Count);
        }

        var there = (await service.FolderAsync("sentitems", "&$select=id")).Select(m => (string)m!["id"]!);
        Assert.Equal(there.Order(), seen.Select(m => (string)m["id"]!).Order());
        Assert.Equal(seen.Select(m => (DateTimeOffset)m["receivedAt"]!).OrderDescending(), seen.Select(m => (DateTimeOffset)m["receivedAt"]!));
    }

    [Fact]
    public async Task EveryRequestToGraph_AsksForImmutableIds()
    {
        var id = service.Deliver(Some.Inquiry());
        await service.GetAsync("/api/messages?top=3");
        await service.GetAsync(Some.Path(id, "/assessment"));
        await service.PostAsync(Some.Path(id, "/drafts"));

        Assert.All(service.Wire.Calls, c => Assert.Contains("IdType=\"ImmutableId\"", c.Headers["Prefer"], StringComparison.Ordinal));
        Assert.Contains(service.Wire.Calls, c => c.Method == "POST");
    }

    [Theory]
    [InlineData("?cursor=aHR0cDovL2V2aWwuZXhhbXBsZS8")]
    [InlineData("?cursor=http://127.0.0.1:1/v1.0/users/boss@tp-bearing.example/messages")]
    [InlineData("?top=0")]
    [InlineData("?top=101")]
    [InlineData("?top=many")]
    [InlineData("?folder=")]
    public async Task Rejects_AListThatCannotBe(string query) =>
        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync("/api/messages" + query, Token), HttpStatusCode.BadRequest, "bad-input");

    [Fact]
    public async Task SaysWhenAFolderIsGone() =>
        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync("/api/messages?folder=AAMkNoSuchFolder", Token), HttpStatusCode.NotFound, "folder-not-found");

    [Fact]
    public async Task ReadsAMessageWhole()
    {
        var mail = Some.Inquiry("Bearings for Sofia");
        mail["ccRecipients"] = Some.People("bo@balkanbearings.example");
        mail["replyTo"] = Some.People("office@balkanbearings.example");
        mail["attachments"] = new JsonArray(new JsonObject { ["name"] = "list.pdf", ["contentType"] = "application/pdf", ["size"] = 1234 });
        var id = service.Deliver(mail);

        var read = await service.GetAsync(Some.Path(id));

        Assert.Equal(id, (string?)read["id"]);
        Assert.StartsWith("Bearings for Sofia", (string?)read["subject"], StringComparison.Ordinal);
        Assert.Equal("ana@balkanbearings.example", (string?)read["from"]!["address"]);
        Assert.Equal(["bo@balkanbearings.example"], Some.Addresses(read["cc"]));
        Assert.Equal(["office@balkanbearings.example"], Some.Addresses(read["replyTo"]));
        Assert.Equal("html", (string?)read["body"]!["format"]);
        Assert.Contains("3000 pcs", (string?)read["body"]!["content"], StringComparison.Ordinal);
        Assert.Equal("list.pdf", (string?)Assert.Single(read["attachments"]!.AsArray())!["name"]);
        Assert.NotEmpty((string)read["conversationId"]!);
        Assert.False((bool)read["isRead"]!);
        Assert.Null(read["from"]!["domain"]);
    }

    [Fact]
    public async Task ReadsMailWithoutSenderSubjectOrText()
    {
        var id = service.Deliver(new JsonObject { ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "" } });

        var read = await service.GetAsync(Some.Path(id));

        Assert.Null(read["from"]);
        Assert.Equal("", (string?)read["subject"]);
        Assert.NotNull(await service.GetAsync(Some.Path(id, "/assessment")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/assessment")]
    [InlineData("/tags")]
    [InlineData("/drafts/preview")]
    public async Task SaysWhenAMessageIsGone(string tail)
    {
        var id = service.Deliver(Some.Inquiry());
        (await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(id)}/permanentDelete", null, Token)).EnsureSuccessStatusCode();

        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync(Some.Path(id, tail), Token), HttpStatusCode.NotFound, "message-not-found");
        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync(Some.Path("no id at all", tail), Token), HttpStatusCode.NotFound, "message-not-found");
    }

    [Fact]
    public async Task MarksReadAndUnread()
    {
        var id = service.Deliver(Some.Inquiry());

        var read = await ServiceUnderTest.ReadAsync(await service.Api.PatchAsJsonAsync(Some.Path(id), new { isRead = true }, Token), HttpStatusCode.OK);
        Assert.True((bool)read["isRead"]!);
        var unread = await ServiceUnderTest.ReadAsync(await service.Api.PatchAsJsonAsync(Some.Path(id), new { isRead = false }, Token), HttpStatusCode.OK);
        Assert.False((bool)unread["isRead"]!);
        Assert.False((bool)(await service.MailboxItemAsync(id))["isRead"]!);
    }

    [Fact]
    public async Task DoesNotTakeAMissingWordForUnread() =>
        await ServiceUnderTest.ProblemAsync(await service.Api.PatchAsJsonAsync(Some.Path("x"), new { }, Token), HttpStatusCode.BadRequest, "bad-input");

    [Fact]
    public async Task Resolves_TheIdsOfOfficeJs()
    {
        var delivered = service.Emulator.Control.Deliver(ServiceUnderTest.Mailbox, Some.Inquiry());
        var ews = delivered.Id.Replace('-', '/').Replace('_', '+');
        var messageId = (string)(await service.MailboxItemAsync(delivered.ImmutableId))["internetMessageId"]!;

        Assert.Equal(delivered.ImmutableId, await ResolveAsync(new { itemId = ews, form = "ews" }));
        Assert.Equal(delivered.ImmutableId, await ResolveAsync(new { itemId = delivered.Id, form = "rest" }));
        Assert.Equal(delivered.ImmutableId, await ResolveAsync(new { itemId = "AAMkOfAnotherMailbox=", form = "rest", internetMessageId = messageId }));
        await ServiceUnderTest.ProblemAsync(
            await service.PostAsync("/api/messages/resolve", new { itemId = "AAMkOfAnotherMailbox=", form = "ews", internetMessageId = (string?)null }), HttpStatusCode.NotFound, "message-not-found");
    }

    [Theory]
    [InlineData("""{"form":"ews"}""")]
    [InlineData("""{"itemId":"x"}""")]
    [InlineData("""{"itemId":"x","form":"imap"}""")]
    [InlineData("""{"itemId":"","form":"ews"}""")]
    public async Task Rejects_AResolveThatSaysTooLittle(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        await ServiceUnderTest.ProblemAsync(await service.Api.PostAsync("/api/messages/resolve", content, Token), HttpStatusCode.BadRequest, "bad-input");
    }

    private async Task<string?> ResolveAsync(object question) =>
        (string?)(await ServiceUnderTest.ReadAsync(await service.PostAsync("/api/messages/resolve", question), HttpStatusCode.OK))["id"];
}
