using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>Stands between the service and the emulator and learns the secrets of the subscriptions, so that we can notify as Graph does.</summary>
internal sealed class SubscriptionTap : IAsyncDisposable
{
    private static readonly string[] NotPassedOn = ["Host", "Transfer-Encoding", "Content-Length", "Content-Type", "Connection", "Accept-Encoding"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication _app;
    private readonly Uri _target;

    private SubscriptionTap(WebApplication app, Uri target) => (_app, _target) = (app, target);

    /// <summary>Client states by id of the subscription.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public Uri Address => new(_app.Urls.First());

    public static async Task<SubscriptionTap> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var tap = new SubscriptionTap(app, target);
        app.Run(tap.PassAsync);
        await app.StartAsync();
        return tap;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_target, path));
        // Links of pages are made from it, and lead back here then.
        request.Headers.Host = context.Request.Host.Value;
        if (body.Length > 0 && context.Request.ContentType is { } type)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, values) in context.Request.Headers.Where(h => !NotPassedOn.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, values.ToString());
        }

        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (path == "/v1.0/subscriptions" && response.IsSuccessStatusCode && body.Length > 0)
        {
            Secrets[(string)JsonNode.Parse(answer)!["id"]!] = (string)JsonNode.Parse(body)!["clientState"]!;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (answer.Length > 0)
        {
            await context.Response.WriteAsync(answer);
        }
    }
}
