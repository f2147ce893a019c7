using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>One request as it went over the wire, with its answer.</summary>
internal sealed record WireCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, int Status, string Answer)
{
    /// <summary>The body; empty where there was none.</summary>
    public JsonObject Json => Body.Length == 0 ? [] : JsonNode.Parse(Body)!.AsObject();

    public bool Is(string method, string ending) => Method == method && Target.Split('?')[0].EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The line between the product and the emulator: it notes every request, and a test can cut in before one is passed on or lose its answer.</summary>
internal sealed class GraphWire : IAsyncDisposable
{
    private static readonly string[] NotPassedOn = ["Host", "Transfer-Encoding", "Content-Length", "Content-Type", "Connection", "Accept-Encoding"];

    private readonly ConcurrentQueue<WireCall> calls = [];
    private readonly HttpClient forward = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication app;
    private readonly Uri target;

    private GraphWire(WebApplication app, Uri target) => (this.app, this.target) = (app, target);

    public IReadOnlyList<WireCall> Calls => [.. calls];

    /// <summary>Runs before a request is passed on; an answer other than null is given in the emulator's place.</summary>
    public Func<string, string, Task<HttpStatusCode?>> Before { get; set; } = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

    /// <summary>Answers in the emulator's place, with a body; null lets the request pass.</summary>
    public Func<string, string, (HttpStatusCode Status, string Body)?> Instead { get; set; } = static (_, _) => null;

    /// <summary>Goes with what is answered in the emulator's place, in seconds.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Changes the body of a request before it is passed on: what a step of a batch asks cannot be told from its address.</summary>
    public Func<string, string, string> Edit { get; set; } = static (_, body) => body;

    /// <summary>Runs after the emulator answered; true loses the answer: the connection breaks.</summary>
    public Func<string, string, bool> LosesAnswer { get; set; } = static (_, _) => false;

    public Uri BaseUrl => new(new Uri(app.Urls.First()), "/v1.0");

    public static async Task<GraphWire> StartAsync(Uri emulator)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var wire = new GraphWire(app, emulator);
        app.Run(wire.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return wire;
    }

    public void Forget() => calls.Clear();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        forward.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var method = context.Request.Method;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (await RefusalAsync(method, path) is { } refusal)
        {
            calls.Enqueue(new WireCall(method, path, headers, body, (int)refusal.Status, refusal.Body));
            context.Response.StatusCode = (int)refusal.Status;
            context.Response.Headers.RetryAfter = RetryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.ContentType = refusal.Body.Length > 0 ? "application/json" : null;
            await context.Response.WriteAsync(refusal.Body);
            return;
        }

        body = body.Length > 0 ? Edit(path, body) : body;
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(target, path));
        // Links of pages are made from it, and lead back to this line then.
        request.Headers.Host = context.Request.Host.Value;
        if (body.Length > 0 || context.Request.ContentType is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = context.Request.ContentType is { } type ? System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) : null;
        }

        foreach (var (name, value) in headers.Where(h => !NotPassedOn.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await forward.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        calls.Enqueue(new WireCall(method, path, headers, body, (int)response.StatusCode, answer));
        if (LosesAnswer(method, path))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Headers.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.ToString();
        }

        if (answer.Length > 0)
        {
            await context.Response.WriteAsync(answer);
        }
    }

    private async Task<(HttpStatusCode Status, string Body)?> RefusalAsync(string method, string path) =>
        await Before(method, path) is { } status ? (status, "") : Instead(method, path);
}
