using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Drafts;

/// <summary>What goes wrong between click and draft: there is one draft afterwards, never two, and it is whole.</summary>
public sealed class DraftUnderFaultsTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>, IDisposable
{
    public void Dispose()
    {
        service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        service.Wire.LosesAnswer = static (_, _) => false;
        service.Emulator.Control.Faults = FaultPlan.None;
    }

    [Fact]
    public async Task LostAnswerToTheCreation_IsFoundInDrafts()
    {
        var id = service.Deliver(Some.Inquiry());
        var creations = 0;
        service.Wire.LosesAnswer = (_, target) => target.EndsWith("createReplyAll", StringComparison.Ordinal) && Interlocked.Increment(ref creations) == 1;

        await CreateAsync(id, HttpStatusCode.Created);

        Assert.Equal(1, creations);
        await OneWholeDraftAsync(id);
        Assert.False((bool)(await service.MailboxItemAsync(id))["isRead"]!);
    }

    [Fact]
    public async Task DraftTheRepBeganHimself_IsNotTakenForTheLostOne()
    {
        var id = service.Deliver(Some.Inquiry());
        var creations = 0;
        service.Wire.Before = async (_, target) =>
        {
            if (!target.EndsWith("createReplyAll", StringComparison.Ordinal) || Interlocked.Increment(ref creations) > 1)
            {
                return null;
            }

            // The rep answers in Outlook in the same moment, and our own request dies on the way.
            using var his = await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(id)}/createReplyAll", null);
            var draft = JsonNode.Parse(await his.Content.ReadAsStringAsync())!;
            var page = ((string)draft["body"]!["content"]!).Replace("<hr", "<p>my own answer</p><hr", StringComparison.Ordinal);
            await service.ChangeAsync((string)draft["id"]!, new { body = new { contentType = "html", content = page } });
            return HttpStatusCode.GatewayTimeout;
        };

        var made = await CreateAsync(id, HttpStatusCode.Created);

        var drafts = await DraftsOfAsync(id);
        Assert.Equal(2, drafts.Count);
        Assert.Single(drafts, d => ((string)d!["body"]!["content"]!).Contains("my own answer", StringComparison.Ordinal) && (string?)d["id"] != (string?)made["draftId"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task CreationThatWasNotDone_IsDoneTheSecondTime(HttpStatusCode status)
    {
        var id = service.Deliver(Some.Inquiry());
        var creations = 0;
        service.Wire.Before = (_, target) => Task.FromResult<HttpStatusCode?>(target.EndsWith("createReplyAll", StringComparison.Ordinal) && Interlocked.Increment(ref creations) == 1 ? status : null);

        await CreateAsync(id, HttpStatusCode.Created);

        Assert.Equal(2, creations);
        await OneWholeDraftAsync(id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RunThatBrokeOffHalfWay_IsCompletedByTheNextClick(int patchThatFails)
    {
        var id = service.Deliver(Some.Inquiry());
        var patches = 0;
        service.Wire.Before = (method, _) => Task.FromResult<HttpStatusCode?>(method == "PATCH" && Interlocked.Increment(ref patches) == patchThatFails ? HttpStatusCode.Forbidden : null);
        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path(id, "/drafts")), HttpStatusCode.BadGateway, "graph-failed");
        service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

        using var next = await service.PostAsync(Some.Path(id, "/drafts"));

        Assert.True(next.IsSuccessStatusCode);
        await OneWholeDraftAsync(id);
    }

    [Fact]
    public async Task ConflictWithoutIfMatch_IsWaitedOut()
    {
        var id = service.Deliver(Some.Inquiry());
        var patches = 0;
        service.Wire.Before = (method, _) => Task.FromResult<HttpStatusCode?>(method == "PATCH" && Interlocked.Increment(ref patches) is 1 or 3 ? HttpStatusCode.PreconditionFailed : null);

        await CreateAsync(id, HttpStatusCode.Created);

        await OneWholeDraftAsync(id);
        Assert.False((bool)(await service.MailboxItemAsync(id))["isRead"]!);
    }

    [Fact]
    public async Task DraftThatAnotherClientTouches_IsReadAgainAndWrittenOnce()
    {
        var id = service.Deliver(Some.Inquiry());
        var touched = 0;
        service.Wire.Before = async (method, target) =>
        {
            if (method == "PATCH" && service.Wire.Calls.Any(c => c.Is("POST", "createReplyAll")) && Interlocked.Increment(ref touched) == 2)
            {
                await service.ChangeAsync(Uri.UnescapeDataString(target.Split('?')[0].Split('/')[^1]), new { importance = "high" });
            }

            return null;
        };

        await CreateAsync(id, HttpStatusCode.Created);

        await OneWholeDraftAsync(id);
    }

    [Fact]
    public async Task LostAnswerToTheWriting_DoesNotWriteTwice()
    {
        var id = service.Deliver(Some.Inquiry());
        var writes = 0;
        service.Wire.LosesAnswer = (method, _) => method == "PATCH" && Interlocked.Increment(ref writes) == 2;

        await CreateAsync(id, HttpStatusCode.Created);

        await OneWholeDraftAsync(id);
    }

    [Fact]
    public async Task DraftThatComesOutBroken_IsDeletedAgain()
    {
        var id = service.Deliver(Some.Inquiry());
        var broke = false;
        service.Wire.Before = async (method, target) =>
        {
            var draft = service.Wire.Calls.FirstOrDefault(c => c.Method == "PATCH" && c.Json.ContainsKey("body"));
            if (!broke && draft is not null && method == "GET" && target.Contains("/messages/", StringComparison.Ordinal))
            {
                broke = true;
                await service.ChangeAsync(Uri.UnescapeDataString(draft.Target.Split('/')[^1]), new { body = new { contentType = "html", content = "<p>Something cut the history off.</p>" } });
            }

            return null;
        };
        service.Wire.Forget();

        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path(id, "/drafts")), HttpStatusCode.BadGateway, "draft-not-kept");

        Assert.Empty(await DraftsOfAsync(id));
        Assert.False((bool)(await service.MailboxItemAsync(id))["isRead"]!);
    }

    [Fact]
    public async Task InARainOfFaults_EachMailHasOneWholeDraft()
    {
        string[] ids = [.. Enumerable.Range(0, 6).Select(_ => service.Deliver(Some.Inquiry()))];
        service.Emulator.Control.Faults = new FaultPlan { Seed = 7, ServerError = 0.12, Throttle = 0.03, WriteConflict = 0.1 };

        await Task.WhenAll(ids.Select(async id =>
        {
            for (var click = 0; click < 8 && !(await service.PostAsync(Some.Path(id, "/drafts"))).IsSuccessStatusCode; click++)
            {
            }
        }));

        service.Emulator.Control.Faults = FaultPlan.None;
        foreach (var id in ids)
        {
            await OneWholeDraftAsync(id);
        }

        Assert.Equal(0, service.Emulator.Control.ReadCounters().LimitViolations.Concurrency);
    }

    private async Task OneWholeDraftAsync(string id)
    {
        var body = (string)Assert.Single(await DraftsOfAsync(id))!["body"]!["content"]!;
        Assert.Equal(2, body.Split("Dear ").Length - 1);
        Assert.Equal(2, body.Split("id=\"divRplyFwdMsg\"").Length);
        Assert.Contains("please quote 6204-2RS, 3000 pcs", body, StringComparison.Ordinal);
    }

    private async Task<JsonArray> DraftsOfAsync(string id)
    {
        var conversation = (string)(await service.MailboxItemAsync(id))["conversationId"]!;
        return [.. (await service.FolderAsync("drafts")).Where(d => (string?)d!["conversationId"] == conversation).Select(d => d!.DeepClone())];
    }

    private async Task<JsonObject> CreateAsync(string id, HttpStatusCode expected) => await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(id, "/drafts")), expected);
}
