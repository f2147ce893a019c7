using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Hosting;

public sealed class ProblemTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>, IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

    [Theory]
    [InlineData("GET", "/api", 404, "not-found")]
    [InlineData("GET", "/api/nothing/here", 404, "not-found")]
    [InlineData("GET", "/nothing.js", 404, "not-found")]
    [InlineData("DELETE", "/api/messages", 405, "method-not-allowed")]
    [InlineData("PUT", "/api/mailbox", 405, "method-not-allowed")]
    [InlineData("POST", "/api/demo/deliver", 404, "not-found")]
    public async Task WhatIsNotThere_IsAProblem(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        await ServiceUnderTest.ProblemAsync(await service.Api.SendAsync(request, Token), (HttpStatusCode)status, code);
    }

    [Theory]
    [InlineData("POST", "/api/messages/resolve", "{", "application/json", 400, "bad-input")]
    [InlineData("POST", "/api/messages/resolve", "null", "application/json", 400, "bad-input")]
    [InlineData("POST", "/api/messages/x/tags/undo", "{\"added\":null,\"removed\":[]}", "application/json", 400, "bad-input")]
    [InlineData("PATCH", "/api/messages/x", "{\"isRead\":\"maybe\"}", "application/json", 400, "bad-input")]
    [InlineData("PATCH", "/api/messages/x", "isRead=true", "application/x-www-form-urlencoded", 415, "wrong-content-type")]
    public async Task BodyThatCannotBeRead_IsAProblem(string method, string path, string body, string type, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, type) };
        var problem = await ServiceUnderTest.ProblemAsync(await service.Api.SendAsync(request, Token), (HttpStatusCode)status, code);
        Assert.DoesNotContain("maybe", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatIsTooLarge_IsAProblem()
    {
        using var content = new StringContent("{\"itemId\":\"" + new string('x', 400_000) + "\"}", Encoding.UTF8, "application/json");
        await ServiceUnderTest.ProblemAsync(await service.Api.PostAsync("/api/messages/resolve", content, Token), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, "graph-busy")]
    [InlineData(HttpStatusCode.Unauthorized, HttpStatusCode.BadGateway, "graph-not-signed-in")]
    [InlineData(HttpStatusCode.Forbidden, HttpStatusCode.BadGateway, "graph-failed")]
    [InlineData(HttpStatusCode.NotImplemented, HttpStatusCode.BadGateway, "graph-failed")]
    public async Task FailureOfGraph_IsAProblem(HttpStatusCode graph, HttpStatusCode status, string code)
    {
        service.Wire.Before = (_, target) => Task.FromResult<HttpStatusCode?>(target.Contains("masterCategories", StringComparison.Ordinal) ? graph : null);

        var response = await service.Api.GetAsync("/api/categories", Token);

        await ServiceUnderTest.ProblemAsync(response, status, code);
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task ProblemAndHeader_NameTheSameRequest()
    {
        using var response = await service.Api.GetAsync(Some.Path("gone"), Token);
        var problem = await ServiceUnderTest.ProblemAsync(response, HttpStatusCode.NotFound, "message-not-found");

        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Correlation-Id")), (string?)problem["traceId"]);
    }

    [Fact]
    public async Task OpenApi_DescribesEveryRoute()
    {
        var document = await service.GetAsync("/openapi/v1.json");

        string[] promised =
        [
            "GET /api/mailbox", "GET /api/messages", "GET /api/messages/{id}", "POST /api/messages/resolve", "PATCH /api/messages/{id}", "GET /api/messages/{id}/assessment", "POST /api/assessments",
            "GET /api/messages/{id}/tags", "POST /api/messages/{id}/tags", "POST /api/messages/{id}/tags/undo", "GET /api/categories", "GET /api/messages/{id}/drafts/preview", "POST /api/messages/{id}/drafts",
        ];
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Name: $"{o.Key.ToUpperInvariant()} {p.Key.TrimEnd('/')}", Operation: o.Value!))).ToArray();
        Assert.Empty(promised.Except(operations.Select(o => o.Name)));
        Assert.All(operations, o => Assert.False(string.IsNullOrWhiteSpace((string?)o.Operation["summary"]), o.Name + " has no summary"));
    }

    [Fact]
    public async Task Health_TellsLiveAndReady()
    {
        Assert.Equal("live", (string?)(await service.GetAsync("/health/live"))["status"]);
        Assert.Equal("ready", (string?)(await service.GetAsync("/health/ready"))["status"]);

        service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(HttpStatusCode.Forbidden);
        await ServiceUnderTest.ProblemAsync(await service.Api.GetAsync("/health/ready", Token), HttpStatusCode.ServiceUnavailable, "not-ready");
        Assert.Equal("live", (string?)(await service.GetAsync("/health/live"))["status"]);
    }

    [Fact]
    public async Task Answers_AreNotForCaches()
    {
        using var response = await service.Api.GetAsync("/api/mailbox", Token);

        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain(response.Headers, h => h.Key == "Server");
        Assert.IsType<JsonObject>(JsonNode.Parse(await response.Content.ReadAsStringAsync(Token)));
    }
}
