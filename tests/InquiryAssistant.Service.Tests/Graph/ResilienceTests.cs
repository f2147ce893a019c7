using System.Globalization;
using System.Net;
using InquiryAssistant.Graph;
using InquiryAssistant.Graph.Http;
using InquiryAssistant.Graph.Limits;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Polly.CircuitBreaker;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>The pipeline around Graph against a real server, with a clock that the test moves.</summary>
public sealed class ResilienceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualTime time = new();

    [Fact]
    public async Task Waits_AsLongAsRetryAfterSays()
    {
        await using var server = await ThrottledOnceAsync("7");
        using var client = Client();

        var answer = client.GetAsync(server.Url, None);
        await time.UntilSomebodyWaits(TimeSpan.FromSeconds(7));
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, server.Requests);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Waits_UntilTheDateThatRetryAfterNames()
    {
        await using var server = await ThrottledOnceAsync(time.GetUtcNow().AddSeconds(11).ToString("R", CultureInfo.InvariantCulture));
        using var client = Client();

        var answer = client.GetAsync(server.Url, None);
        await time.UntilSomebodyWaits(TimeSpan.FromSeconds(11));
        time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task HandsOut_AWaitThatIsTooLong()
    {
        await using var server = await ThrottledOnceAsync("600");
        using var client = Client();

        using var answer = await client.GetAsync(server.Url, None);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("GET", 500, null, true)]
    [InlineData("GET", 502, null, true)]
    [InlineData("PATCH", 503, null, true)]
    [InlineData("DELETE", 504, null, true)]
    [InlineData("GET", 404, null, false)]
    [InlineData("GET", 501, null, false)]
    [InlineData("PATCH", 412, null, false)]
    [InlineData("POST", 429, null, true)]
    [InlineData("POST", 503, "0", true)]
    [InlineData("POST", 503, null, false)]
    [InlineData("POST", 500, null, false)]
    [InlineData("POST", 504, null, false)]
    public async Task Repeats_OnlyWhatIsSafe(string method, int status, string? retryAfter, bool repeats)
    {
        await using var server = await ScriptedServer.StartAsync((number, context) =>
        {
            context.Response.StatusCode = number == 1 ? status : 200;
            context.Response.Headers.RetryAfter = number == 1 ? retryAfter : null;
            return Task.CompletedTask;
        });
        using var client = Client(o => o.Retries = 1, TimeProvider.System);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Url, "/v1.0/users/a/messages/b/createReplyAll")) { Content = new StringContent("{}") };

        using var answer = await client.SendAsync(request, None);

        Assert.Equal(repeats ? 200 : status, (int)answer.StatusCode);
        Assert.Equal(repeats ? 2 : 1, server.Requests);
    }

    [Theory]
    [InlineData("/v1.0/users/a/messages/b/createReplyAll", 1)]
    [InlineData("/v1.0/users/a/translateExchangeIds", 2)]
    [InlineData("/v1.0/users/a/outlook/masterCategories", 2)]
    public async Task LostAnswerToAPost_IsRepeatedOnlyWhereASecondOneDoesNoHarm(string path, int requests)
    {
        await using var server = await ScriptedServer.StartAsync((number, context) =>
        {
            if (number == 1)
            {
                context.Abort();
            }

            return Task.CompletedTask;
        });
        using var client = Client(o => o.Retries = 1, TimeProvider.System);

        var sent = await Record.ExceptionAsync(() => client.PostAsync(new Uri(server.Url, path), new StringContent("{}"), None));

        Assert.Equal(requests == 1, sent is HttpRequestException);
        Assert.Equal(requests, server.Requests);
    }

    [Fact]
    public async Task Repeats_TheSameBytes()
    {
        var bodies = new List<string>();
        await using var server = await ScriptedServer.StartAsync(async (number, context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Add(await reader.ReadToEndAsync());
            context.Response.StatusCode = number == 1 ? 500 : 200;
        });
        using var client = Client(o => o.Retries = 1, TimeProvider.System);

        using var answer = await client.PatchAsync(server.Url, new StreamContent(new MemoryStream("abc"u8.ToArray())), None);

        Assert.Equal(["abc", "abc"], bodies);
    }

    [Fact]
    public async Task GivesUpATryThatHangs_AndTriesAgain()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async (number, context) =>
        {
            if (number == 1)
            {
                arrived.SetResult();
                var gone = new TaskCompletionSource();
                await using var _ = context.RequestAborted.Register(gone.SetResult);
                await gone.Task;
            }
        });
        using var client = Client(o => o.Retries = 1);

        var answer = client.GetAsync(server.Url, None);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60), None);
        time.Advance(new GraphOptions().TryTimeout);
        // The back-off has chance in it, but it is short.
        await time.UntilSomebodyWaits(due => due < TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task AsksNoMore_WhileGraphIsDown()
    {
        await using var server = await ScriptedServer.AnsweringAsync(HttpStatusCode.InternalServerError);
        using var client = Client(o => o.Retries = 0);
        for (var i = 0; i < 20; i++)
        {
            (await client.GetAsync(server.Url, None)).Dispose();
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(() => client.GetAsync(server.Url, None));
        Assert.Equal(20, server.Requests);
    }

    [Fact]
    public async Task ThrottlingIsNoOutage()
    {
        await using var server = await ScriptedServer.AnsweringAsync(HttpStatusCode.TooManyRequests);
        using var client = Client(o => o.Retries = 0);
        for (var i = 0; i < 30; i++)
        {
            using var answer = await client.GetAsync(new Uri(server.Url, $"/v1.0/users/{i}@x.example/messages"), None);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    [Fact]
    public async Task OneMailbox_HasThreeRequestsOutAtMost_AndAnotherDoesNotWaitForIt()
    {
        var (inside, most) = (0, 0);
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async (_, context) =>
        {
            if (context.Request.Path.Value!.Contains("busy", StringComparison.Ordinal))
            {
                var now = Interlocked.Increment(ref inside);
                most = Math.Max(most, now);
                if (now == 3)
                {
                    three.TrySetResult();
                }

                await leave.Task;
                Interlocked.Decrement(ref inside);
            }
        });
        using var client = Client();

        var busy = Enumerable.Range(0, 9).Select(i => client.GetAsync(new Uri(server.Url, $"/v1.0/users/busy@x.example/messages?{i}"), None)).ToArray();
        await three.Task.WaitAsync(TimeSpan.FromSeconds(60), None);
        using var other = await client.GetAsync(new Uri(server.Url, "/v1.0/users/other@x.example/messages"), None);
        leave.SetResult();
        await Task.WhenAll(busy);

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(3, most);
        Assert.Equal(10, server.Requests);
    }

    private static Task<ScriptedServer> ThrottledOnceAsync(string retryAfter) => ScriptedServer.StartAsync((number, context) =>
    {
        context.Response.StatusCode = number == 1 ? 429 : 200;
        context.Response.Headers.RetryAfter = number == 1 ? retryAfter : null;
        return Task.CompletedTask;
    });

    private HttpClient Client(Action<GraphOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new GraphOptions();
        change?.Invoke(options);
        var gate = new MailboxGate(new MailboxLimits(options, clock ?? time), GraphResilience.BuildOneTry(options, clock ?? time)) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };
        return new HttpClient(new ResilienceHandler(GraphResilience.Build(options, clock ?? time)) { InnerHandler = gate });
    }
}
