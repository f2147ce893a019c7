using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.OData;

public sealed class MessageListTests
{
    [Theory]
    [InlineData("subject eq 'it''s one'", 1)]
    [InlineData("isRead eq false", 3)]
    [InlineData("isRead", 0)]
    [InlineData("receivedDateTime ge 2026-03-02T00:00:00Z", 2)]
    [InlineData("receivedDateTime lt 2026-03-02", 1)]
    [InlineData("from/emailAddress/address eq 'B@trade.example'", 1)]
    [InlineData("contains(subject,'TWO') or startswith(subject,'thr')", 2)]
    [InlineData("endswith(subject,'one') and not (isDraft eq true)", 1)]
    [InlineData("categories/any(c:c eq 'invoice')", 1)]
    [InlineData("categories/any(x: startswith(x,'inv')) and hasAttachments ne true", 1)]
    [InlineData("importance eq 'high'", 0)]
    [InlineData("flag/flagStatus eq 'flagged'", 0)]
    public async Task Filter_Finds(string filter, int count)
    {
        await using var emulator = await ThreeMailsAsync();

        var answer = await emulator.GetAsync("me/messages?$count=true&$filter=" + Uri.EscapeDataString(filter));

        Assert.Equal(count, answer.Values.Count);
        Assert.Equal(count, (int)answer["@odata.count"]);
    }

    [Theory]
    [InlineData("$filter=colour eq 'red'", "RequestBroker--ParseUri")]
    [InlineData("$filter=isRead eq 'yes'", "RequestBroker--ParseUri")]
    [InlineData("$filter=subject eq", "RequestBroker--ParseUri")]
    [InlineData("$filter=toRecipients/any(r:r/emailAddress/address eq 'x')", "RequestBroker--ParseUri")]
    [InlineData("$filter=importance eq 'urgent'", "RequestBroker--ParseUri")]
    [InlineData("$select=subject,colour", "RequestBroker--ParseUri")]
    [InlineData("$orderby=body", "RequestBroker--ParseUri")]
    [InlineData("$expand=colour", "RequestBroker--ParseUri")]
    [InlineData("$top=0", "BadRequest")]
    [InlineData("$top=1001", "BadRequest")]
    [InlineData("$top=ten", "BadRequest")]
    [InlineData("$apply=x", "BadRequest")]
    [InlineData("colour=red", "BadRequest")]
    [InlineData("$top=1&$top=2", "BadRequest")]
    [InlineData("$skiptoken=abc", "BadRequest")]
    [InlineData("$search=one", "RequestBroker--ParseUri")]
    [InlineData("$search=\"(one)\"", "BadRequest")]
    [InlineData("$search=\"colour:red\"", "BadRequest")]
    [InlineData("$search=\"one\"&$orderby=subject", "SearchWithOrderBy")]
    [InlineData("$search=\"one\"&$filter=isRead eq true", "SearchWithFilter")]
    [InlineData("$filter=conversationId eq 'x'&$orderby=receivedDateTime", "InefficientFilter")]
    [InlineData("$filter=flag/flagStatus eq 'flagged'&$orderby=receivedDateTime", "InefficientFilter")]
    [InlineData("$filter=from/emailAddress/address eq 'x'&$orderby=receivedDateTime desc", "InefficientFilter")]
    [InlineData("$filter=hasAttachments eq true and receivedDateTime ge 2026-01-01&$orderby=receivedDateTime", "InefficientFilter")]
    [InlineData("$filter=contains(subject,'x')&$orderby=subject", "InefficientFilter")]
    public async Task Options_ThatMailDoesNotTake_AreRefused(string query, string code)
    {
        await using var emulator = await ThreeMailsAsync();

        var answer = await emulator.GetAsync("me/mailFolders/inbox/messages?" + query.Replace(" ", "%20", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
    }

    [Theory]
    [InlineData("$filter=receivedDateTime ge 2026-01-01 and from/emailAddress/address eq 'a@trade.example'&$orderby=receivedDateTime desc")]
    [InlineData("$filter=receivedDateTime ge 2026-01-01 and hasAttachments eq false&$orderby=receivedDateTime")]
    [InlineData("$filter=categories/any(c:c eq 'X')&$orderby=receivedDateTime")]
    [InlineData("$orderby=from/emailAddress/name,subject desc")]
    public async Task SortedFilters_ThatExchangeTakes_AreTaken(string query)
    {
        await using var emulator = await ThreeMailsAsync();

        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync("me/messages?" + query.Replace(" ", "%20", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("one", 1)]
    [InlineData("subject:two OR from:c@trade.example", 2)]
    [InlineData("thre quote", 1)]
    [InlineData("hree", 0)]
    [InlineData("to:lily AND received>=2026-03-02", 2)]
    [InlineData("\\\"3,000 pcs\\\"", 3)]
    public async Task Search_Finds(string search, int count)
    {
        await using var emulator = await ThreeMailsAsync();

        var answer = await emulator.GetAsync("me/messages?$search=" + Uri.EscapeDataString($"\"{search}\""));

        Assert.Equal(count, answer.Values.Count);
    }

    [Fact]
    public async Task Pages_GiveEveryMessageOnce_AndLoseThePreferHeader()
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var i = 0; i < 25; i++)
        {
            emulator.Deliver(Some.Mail($"Mail {i}"));
        }

        var seen = new List<string>();
        var first = await emulator.GetAsync("me/mailFolders('inbox')/messages?$select=subject&$orderby=receivedDateTime desc", ("Prefer", "IdType=\"ImmutableId\""));
        var page = first;
        while (true)
        {
            seen.AddRange(page.Values.Select(static m => (string)m!["subject"]!));
            Assert.All(page.Values, static m => Assert.Equal(["@odata.etag", "id", "subject"], m!.AsObject().Select(static p => p.Key)));
            if (page.Body!["@odata.nextLink"] is not { } next)
            {
                break;
            }

            page = await emulator.GetAsync(new Uri((string)next!).PathAndQuery["/v1.0/".Length..]);
            Assert.StartsWith("AAMk", (string?)page.Values[0]!["id"], StringComparison.Ordinal);
        }

        Assert.Equal(10, first.Values.Count);
        Assert.StartsWith("AAkALgAA", (string?)first.Values[0]!["id"], StringComparison.Ordinal);
        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public async Task Expand_BringsAttachments_WithTheCastSelection()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = Some.Mail();
        mail["attachments"] = new JsonArray(new JsonObject { ["name"] = "drawing.pdf", ["contentType"] = "application/pdf", ["size"] = 182000 });
        emulator.Deliver(mail);

        var answer = await emulator.GetAsync("me/messages?$select=subject&$expand=attachments($select=id,name,size,microsoft.graph.fileAttachment/contentId)");

        var file = Assert.Single(answer.Values[0]!["attachments"]!.AsArray());
        Assert.Equal(182000, (int)file!["size"]!);
        Assert.Null(file["contentBytes"]);
        Assert.True(file.AsObject().ContainsKey("contentId"));
    }

    private static async Task<TestEmulator> ThreeMailsAsync()
    {
        var emulator = await TestEmulator.StartAsync();
        emulator.Deliver(Some.Mail("it's one", "a@trade.example", received: "2026-03-01T10:00:00Z"));
        emulator.Deliver(Some.Mail("number two", "b@trade.example", received: "2026-03-02T10:00:00Z"));
        var third = Some.Mail("three", "c@trade.example", received: "2026-03-03T10:00:00Z");
        third["categories"] = new JsonArray("Invoice", "Other");
        emulator.Deliver(third);
        return emulator;
    }
}
