using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>What subscriptions cost and how refusals are told apart, on the wire to the emulator.</summary>
public sealed class SubscriptionCallTests
{
    private const string HandshakeFailed = "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.";
    private const string BeyondMax =
        "Operation: Create; Exception: [Status Code: BadRequest; Reason: Expiration time '2026-05-19T12:16:55.8224757+00:00' ('-5.23:59:55.5782571' from now) is beyond allowed max '3.00:00:00'.]";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualTime time = new();

    [Fact]
    public async Task ANewOne_AsksForLeast_InOneCall()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None);

        var call = Assert.Single(graph.Wire.Calls);
        Assert.Equal(("POST", 201), (call.Method, call.Status));
        Assert.Equal(
            ["changeType", "clientState", "expirationDateTime", "lifecycleNotificationUrl", "notificationUrl", "resource"],
            call.Json.Select(p => p.Key).Where(k => !k.StartsWith('@')).Order(StringComparer.Ordinal));
        Assert.Equal("created", (string)call.Json["changeType"]!);
        Assert.Contains("ImmutableId", call.Headers["Prefer"], StringComparison.Ordinal);
        Assert.Equal(made.Id, Assert.Single(await graph.Subscriptions.ListAsync(None)).Id);
    }

    [Theory]
    [InlineData(400, "InvalidRequest", HandshakeFailed)]
    [InlineData(400, "InvalidRequest", "The endpoint gave no answer in time.")]
    [InlineData(400, "ExtensionError", "Operation: Create; Exception: [Status Code: BadRequest; Reason: Bad request]")]
    [InlineData(403, "ExtensionError", "Operation: Create; Exception: [Status Code: Forbidden; Reason: Access denied]")]
    [InlineData(404, "ResourceNotFound", "The mailbox of the resource does not exist.")]
    public async Task ARefusal_CostsOneCall_WhateverItsText(int status, string code, string text)
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        graph.Wire.Instead = (_, _) => ((HttpStatusCode)status, Error(code, text));

        var refusal = await Assert.ThrowsAnyAsync<MailboxException>(() => graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None));

        Assert.Equal((status, code), (refusal.Status, refusal.Code));
        Assert.Single(graph.Wire.Calls);
    }

    [Fact]
    public async Task AClientStateThatIsTooLong_AndADeafReceiver_CostOneCallEach()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        await using var deaf = await ScriptedServer.AnsweringAsync(HttpStatusCode.InternalServerError);

        await Assert.ThrowsAsync<MailboxException>(() => graph.Subscriptions.CreateAsync(Wanted(graph, receiver) with { ClientState = new string('x', 200) }, None));
        await Assert.ThrowsAsync<MailboxException>(() => graph.Subscriptions.CreateAsync(Wanted(graph, deaf), None));

        Assert.Equal([400, 400], graph.Wire.Calls.Select(c => c.Status));
    }

    [Theory]
    [InlineData(4230)]
    [InlineData(1440)]
    public async Task ALifeThatGraphCallsTooLong_IsShortenedAtOnceToWhatItNames_AndLearnt(int minutes)
    {
        var emulator = new GraphEmulatorOptions { DefaultMailbox = GraphUnderTest.Mailbox };
        emulator.Notifications.LongestLife = TimeSpan.FromMinutes(minutes);
        await using var graph = await GraphUnderTest.StartAsync(emulator: emulator);
        await using var receiver = await ReceiverAsync();

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None);
        var renewed = await graph.Subscriptions.RenewAsync(made.Id, graph.Emulator.Control.Now.AddDays(6), None);

        Assert.Equal([400, 201, 200], graph.Wire.Calls.Select(c => c.Status));
        Assert.All([made, renewed], s => Assert.InRange((s.ExpiresAt - graph.Emulator.Control.Now).TotalMinutes, minutes - 15, minutes));
    }

    [Fact]
    public async Task TheOtherWording_NamesASpan()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        var asked = 0;
        graph.Wire.Instead = (_, _) => asked++ == 0 ? (HttpStatusCode.BadRequest, Error("ExtensionError", BeyondMax)) : null;

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None);

        Assert.InRange((made.ExpiresAt - graph.Emulator.Control.Now).TotalMinutes, 4300, 4320);
        Assert.Equal(2, graph.Wire.Calls.Count);
    }

    [Fact]
    public async Task ALimitThatIsNoLonger_OrGoesOnBeingCalledTooLong_EndsInARefusal()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        graph.Wire.Instead = (_, _) => (HttpStatusCode.BadRequest, Error("ExtensionError", "Subscription expiration can only be 4230 minutes in the future."));

        await Assert.ThrowsAsync<MailboxException>(() => graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None));

        Assert.Equal(2, graph.Wire.Calls.Count);
    }

    [Fact]
    public async Task MoreThanGraphDocuments_IsNotEvenAskedFor()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver, TimeSpan.FromDays(30)), None);

        Assert.Equal(201, Assert.Single(graph.Wire.Calls).Status);
        Assert.InRange((made.ExpiresAt - graph.Emulator.Control.Now).TotalMinutes, 10_000, 10_070);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task OneThatIsGone_IsToldSo_ByRenewalAndReauthorization_AndIsFineToDelete(int status)
    {
        await using var graph = await GraphUnderTest.StartAsync();
        graph.Wire.Instead = (_, _) => ((HttpStatusCode)status, Error("ResourceNotFound", "The object was not found."));
        var id = Guid.NewGuid().ToString();

        Assert.Equal(status, (await Assert.ThrowsAsync<SubscriptionGoneException>(() => graph.Subscriptions.RenewAsync(id, graph.Emulator.Control.Now.AddDays(1), None))).Status);
        Assert.Equal(status, (await Assert.ThrowsAsync<SubscriptionGoneException>(() => graph.Subscriptions.ReauthorizeAsync(id, None))).Status);
        await graph.Subscriptions.DeleteAsync(id, None);

        Assert.Equal(["PATCH", "POST", "DELETE"], graph.Wire.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task AnOldOneInTheWay_WithAnotherSecret_IsReplaced()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        var old = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None);
        graph.Wire.Forget();

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver) with { ClientState = "another" }, None);

        Assert.NotEqual(old.Id, made.Id);
        Assert.Equal(["POST 409", "GET 200", "DELETE 204", "POST 201"], graph.Wire.Calls.Select(c => $"{c.Method} {c.Status}"));
        Assert.Equal(made.Id, Assert.Single(await graph.Subscriptions.ListAsync(None)).Id);
    }

    [Fact]
    public async Task AnAnswerThatIsLost_IsMadeUpFor_ByTakingOverTheOneThatWasMade()
    {
        await using var graph = await GraphUnderTest.StartAsync(time);
        await using var receiver = await ReceiverAsync();
        LoseFirstAnswer(graph);

        var made = await time.PassUntilDoneAsync(graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None));

        Assert.Equal(made.Id, Assert.Single(await graph.Subscriptions.ListAsync(None)).Id);
        Assert.DoesNotContain(graph.Wire.Calls, c => c.Method == "DELETE");
    }

    [Fact]
    public async Task OneThatVanishesWhileItIsTakenOver_IsMadeAnew()
    {
        await using var graph = await GraphUnderTest.StartAsync(time);
        await using var receiver = await ReceiverAsync();
        LoseFirstAnswer(graph);
        graph.Wire.Before = (method, _) =>
        {
            if (method == "PATCH")
            {
                graph.Emulator.Control.FireLifecycle("subscriptionRemoved", null, null);
            }

            return Task.FromResult<HttpStatusCode?>(null);
        };

        var made = await time.PassUntilDoneAsync(graph.Subscriptions.CreateAsync(Wanted(graph, receiver), None));

        Assert.Equal(made.Id, Assert.Single(await graph.Subscriptions.ListAsync(None)).Id);
        Assert.Contains(graph.Wire.Calls, c => c.Method == "PATCH" && c.Status == 404);
    }

    [Fact]
    public async Task AThrottledCreation_WaitsAsTold()
    {
        await using var graph = await GraphUnderTest.StartAsync(time, new GraphEmulatorOptions { DefaultMailbox = GraphUnderTest.Mailbox, Time = time, Faults = new FaultPlan { Seed = 5, Throttle = 0.3 } }, ("Retries", "10"), ("TotalTimeout", "00:10:00"));
        await using var receiver = await ReceiverAsync();

        for (var i = 0; i < 6; i++)
        {
            await time.PassUntilDoneAsync(graph.Subscriptions.CreateAsync(Wanted(graph, receiver) with { ClientState = $"secret {i}" }, None));
        }

        var counters = graph.Emulator.Control.ReadCounters();
        Assert.InRange(counters.Faults.Throttle, 1, 100);
        Assert.Equal(0, counters.LimitViolations.Total);
    }

    private static void LoseFirstAnswer(GraphUnderTest graph)
    {
        var isLost = false;
        graph.Wire.LosesAnswer = (method, _) => method == "POST" && !isLost && (isLost = true);
    }

    private static string Error(string code, string text) => new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = text } }.ToJsonString();

    /// <summary>An endpoint that answers the handshake as it must.</summary>
    private static Task<ScriptedServer> ReceiverAsync() => ScriptedServer.StartAsync((_, context) =>
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(context.Request.Query["validationToken"].ToString());
    });

    private static SubscriptionRequest Wanted(GraphUnderTest graph, ScriptedServer receiver, TimeSpan? life = null) =>
        new(GraphUnderTest.Mailbox, "inbox", new Uri(receiver.Url, "/news").AbsoluteUri, new Uri(receiver.Url, "/life").AbsoluteUri, "secret", graph.Emulator.Control.Now + (life ?? TimeSpan.FromMinutes(9960)));
}
