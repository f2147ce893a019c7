using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Control;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace InquiryAssistant.GraphEmulator.Tests.Support;

/// <summary>A running emulator with one mailbox, and ways to talk to it.</summary>
public sealed class TestEmulator : IAsyncDisposable
{
    private readonly RunningGraphEmulator emulator;

    private TestEmulator(RunningGraphEmulator emulator, ManualTime time)
    {
        this.emulator = emulator;
        Time = time;
        Http = new HttpClient { BaseAddress = emulator.RootUrl };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any-token");
    }

    public ManualTime Time { get; }

    public HttpClient Http { get; }

    public EmulatorControl Control => emulator.Control;

    public Uri BaseUrl => emulator.BaseUrl;

    public static async Task<TestEmulator> StartAsync(Action<GraphEmulatorOptions>? configure = null)
    {
        var time = new ManualTime();
        var options = new GraphEmulatorOptions { Time = time };
        // Notifications come at once; tests of their latency set one.
        (options.Notifications.ShortestLatency, options.Notifications.LongestLatency) = (TimeSpan.Zero, TimeSpan.Zero);
        configure?.Invoke(options);
        var test = new TestEmulator(await GraphEmulatorApp.StartAsync(options, Token), time);
        test.Control.AddMailbox(Some.Owner, "Lily Chen", ["sales@bearing.example"]);
        return test;
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The real SDK on this emulator.</summary>
    public GraphServiceClient Sdk(string token = "any-token")
    {
        var provider = new BaseBearerTokenAuthenticationProvider(new FixedToken(token));
        return new GraphServiceClient(GraphClientFactory.Create(), provider, BaseUrl.ToString());
    }

    public string Deliver(JsonObject mail) => Control.Deliver(Some.Owner, mail).Id;

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> PostAsync(string path, JsonNode? body, params (string Name, string Value)[] headers) => SendAsync("POST", path, body, headers);

    public Task<Answer> PatchAsync(string path, JsonNode body, params (string Name, string Value)[] headers) => SendAsync("PATCH", path, body, headers);

    /// <summary>Sends to a path below /v1.0.</summary>
    public async Task<Answer> SendAsync(string method, string path, JsonNode? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1.0/" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null, response.Headers, text);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await emulator.DisposeAsync();
    }

    private sealed class FixedToken(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext, CancellationToken cancellationToken) =>
            Task.FromResult(token);
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers, string Text)
{
    public JsonNode this[string name] => Body![name]!;

    public string Id => (string)Body!["id"]!;

    public string Etag => (string)Body!["@odata.etag"]!;

    public JsonArray Values => Body!["value"]!.AsArray();

    public string? ErrorCode => (string?)Body?["error"]?["code"];

    public string Content => (string)Body!["body"]!["content"]!;

    public IReadOnlyList<string> Addresses(string property) =>
        [.. Body![property]!.AsArray().Select(static r => (string)r!["emailAddress"]!["address"]!)];
}
