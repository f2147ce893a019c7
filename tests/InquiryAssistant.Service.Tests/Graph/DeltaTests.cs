using System.Net;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>The changes of a folder as the Graph layer reads them from the emulator.</summary>
public sealed class DeltaTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task TheFirstReading_PagesThroughAllSinceATime_AndBringsWholeMails()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var old = Some.Inquiry();
        old["receivedDateTime"] = "2020-01-01T00:00:00Z";
        var before = graph.Emulator.Control.Deliver(GraphUnderTest.Mailbox, old).ImmutableId;
        var ids = graph.Deliver(120);

        var pages = await ReadAsync(graph, await FirstAsync(graph));

        Assert.Equal([50, 50, 20], pages.Select(p => p.Messages.Count));
        Assert.Equal([false, false, true], pages.Select(p => p.IsLast));
        var messages = pages.SelectMany(p => p.Messages).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), messages.Select(m => m.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(messages, m => m.Id == before);
        Assert.All(messages, m => Assert.Equal((m.Id, m.ETag), (m.Message!.Id, m.Message.ETag)));
        Assert.All(messages, m => Assert.Contains("6204-2RS", m.Message!.Body.Content, StringComparison.Ordinal));
        Assert.Empty(pages.SelectMany(p => p.Removed));
        Assert.Equal(3, graph.Wire.Calls.Count);
    }

    [Fact]
    public async Task EachPage_AsksForItsSizeAndForImmutableIds_AndItsLinkIsFollowedAsItIs()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        graph.Deliver(70);

        var pages = await ReadAsync(graph, await FirstAsync(graph));
        await graph.Rep.ChangesNextAsync(pages[^1].Link, None);

        Assert.All(graph.Wire.Calls, c => Assert.Equal(["IdType=\"ImmutableId\"", "odata.maxpagesize=50"], c.Headers["Prefer"].Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)));
        Assert.Equal(pages.Select(p => new Uri(p.Link).PathAndQuery), graph.Wire.Calls.Skip(1).Select(c => c.Target));
    }

    [Fact]
    public async Task ALink_IsPassedOn_ToTheLastSign()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        const string Tail = "/users('rep%40works.example')/mailFolders('AQMk%2BAA%2F%3D')/messages/delta?$deltatoken=a%2Bb%2Fc%3D%3D.d-e_f~g&x='%C3%BC'%20%26";

        await Assert.ThrowsAnyAsync<MailboxException>(() => graph.Rep.ChangesNextAsync(graph.Wire.BaseUrl.AbsoluteUri + Tail, None));

        Assert.Equal("/v1.0" + Tail, Assert.Single(graph.Wire.Calls).Target);
    }

    [Fact]
    public async Task WhatLeftTheFolder_IsToldAsRemoved_AndComesBackUnderItsOldId()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(3);
        var link = (await FirstAsync(graph)).Link;
        await graph.MoveAsync(ids[0], "archive");
        await graph.DeleteAsync(ids[1]);

        var left = await graph.Rep.ChangesNextAsync(link, None);
        await graph.MoveAsync(ids[0], "inbox");
        var back = await graph.Rep.ChangesNextAsync(left.Link, None);

        Assert.Equal(ids[..2].Order(StringComparer.Ordinal), left.Removed.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(left.Messages);
        Assert.Equal(ids[0], Assert.Single(back.Messages).Id);
        Assert.Empty(back.Removed);
        Assert.NotNull((await graph.Rep.FindAsync(ids[0], None))!);
    }

    [Fact]
    public async Task OurOwnTags_ComeBackAsAPartialChange_WithTheVersionThatWeWereTold()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(1);
        var first = await FirstAsync(graph);
        var request = new TagRequest(ids[0], first.Messages[0].ETag, first.Messages[0].Categories!, GraphUnderTest.Wanting("A · Key"));

        var outcome = Assert.Single(await graph.Rep.TagManyAsync([request], None));
        var change = Assert.Single((await graph.Rep.ChangesNextAsync(first.Link, None)).Messages);

        Assert.Equal((outcome.ETag, ids[0]), (change.ETag, change.Id));
        Assert.Equal(["A · Key"], change.Categories);
        Assert.Null(change.Message);
    }

    [Fact]
    public async Task AChangeOfSomethingElse_SaysNothingOfCategories_AndCategoriesTakenAwayAreNone()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(2);
        await graph.CategoriseAsync(ids[0], "VIP");
        var link = (await FirstAsync(graph)).Link;
        await graph.Rep.SetReadAsync(ids[1], true, None);
        await graph.CategoriseAsync(ids[0]);

        var changes = (await graph.Rep.ChangesNextAsync(link, None)).Messages.ToDictionary(m => m.Id);

        Assert.Null(changes[ids[1]].Categories);
        Assert.Empty(changes[ids[0]].Categories!);
    }

    [Fact]
    public async Task ChangesSaidTwice_AreHandedOnByTheirIds()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var known = graph.Deliver(10);
        var link = (await FirstAsync(graph)).Link;
        graph.Emulator.Control.Faults = new FaultPlan { RepeatDelta = 1 };
        var ids = graph.Deliver(120);

        var pages = await ReadAsync(graph, await graph.Rep.ChangesNextAsync(link, None));

        var told = pages.SelectMany(p => p.Messages).Select(m => m.Id).ToArray();
        Assert.True(told.Length > ids.Length);
        Assert.Equal(ids.Order(StringComparer.Ordinal), told.Except(known).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(410, "SyncStateNotFound")]
    [InlineData(400, "SyncStateNotFound")]
    [InlineData(404, "SyncStateNotFound")]
    [InlineData(410, "SyncStateInvalid")]
    [InlineData(400, "syncStateInvalid")]
    [InlineData(410, "ErrorResyncRequired")]
    public async Task ADeadLink_IsTold_WhateverItsStatus_AndAReadingFromATimeOnGoesOn(int status, string code)
    {
        await using var graph = await GraphUnderTest.StartAsync(emulator: new GraphEmulatorOptions { DefaultMailbox = GraphUnderTest.Mailbox, ExpiredDeltaStatus = status, ExpiredDeltaCode = code });
        graph.Deliver(3);
        var link = (await FirstAsync(graph)).Link;
        graph.Emulator.Control.ExpireDeltaLinks(GraphUnderTest.Mailbox);

        var expired = await Assert.ThrowsAsync<DeltaExpiredException>(() => graph.Rep.ChangesNextAsync(link, None));

        Assert.Equal((status, code), (expired.Status, expired.Code));
        Assert.Equal(3, (await FirstAsync(graph)).Messages.Count);
        Assert.Empty((await graph.Rep.ChangesAsync("inbox", graph.Emulator.Control.Now.AddHours(1), None)).Messages);
    }

    [Theory]
    [InlineData(410, "Gone")]
    [InlineData(410, "")]
    [InlineData(400, "BadRequest")]
    [InlineData(404, "ErrorItemNotFound")]
    [InlineData(404, "ErrorSyncFolderNotFound")]
    public async Task ALinkThatIsRefused_IsDead_WhateverTheWord(int status, string code)
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var link = (await FirstAsync(graph)).Link;
        graph.Wire.Instead = (_, _) => ((HttpStatusCode)status, code.Length == 0 ? "" : $$$"""{"error":{"code":"{{{code}}}","message":"No."}}""");

        var expired = await Assert.ThrowsAsync<DeltaExpiredException>(() => graph.Rep.ChangesNextAsync(link, None));

        Assert.Equal((status, code), (expired.Status, expired.Code));
    }

    [Theory]
    [InlineData(403, typeof(MailboxException))]
    [InlineData(401, typeof(NotSignedInException))]
    [InlineData(503, typeof(MailboxBusyException))]
    public async Task ARefusalOfAnotherKind_DoesNotCostTheLink(int status, Type kind)
    {
        await using var graph = await GraphUnderTest.StartAsync(settings: ("Retries", "0"));
        var link = (await FirstAsync(graph)).Link;
        graph.Wire.Before = (_, _) => Task.FromResult<HttpStatusCode?>((HttpStatusCode)status);

        Assert.IsType(kind, await Record.ExceptionAsync(() => graph.Rep.ChangesNextAsync(link, None)));
    }

    [Fact]
    public async Task ALinkToSomewhereElse_IsDead_AndGetsNoRequest()
    {
        await using var graph = await GraphUnderTest.StartAsync();

        await Assert.ThrowsAsync<DeltaExpiredException>(() => graph.Rep.ChangesNextAsync("https://graph.elsewhere.example/v1.0/users('a')/mailFolders('b')/messages/delta?$deltatoken=c", None));

        Assert.Empty(graph.Wire.Calls);
    }

    [Fact]
    public async Task AFolderOrMailboxThatIsNotThere_IsMissing()
    {
        await using var graph = await GraphUnderTest.StartAsync();

        await Assert.ThrowsAsync<MessageMissingException>(() => graph.Rep.ChangesAsync("AQMkNoFolder", DateTimeOffset.UnixEpoch, None));
        await Assert.ThrowsAsync<MessageMissingException>(() => graph.Mailboxes.Open("nobody@works.example").ChangesAsync("inbox", DateTimeOffset.UnixEpoch, None));
    }

    private static Task<DeltaPage> FirstAsync(GraphUnderTest graph) => graph.Rep.ChangesAsync("inbox", graph.Emulator.Control.Now.AddHours(-1), None);

    private static async Task<IReadOnlyList<DeltaPage>> ReadAsync(GraphUnderTest graph, DeltaPage first)
    {
        var pages = new List<DeltaPage> { first };
        while (!pages[^1].IsLast)
        {
            pages.Add(await graph.Rep.ChangesNextAsync(pages[^1].Link, None));
        }

        return pages;
    }
}
