using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.GraphEmulator.Tests.Support;

/// <summary>A listener for notifications: answers handshakes, keeps what it is told, and answers as the test wants.</summary>
public sealed class TestReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<JsonObject> told = Channel.CreateUnbounded<JsonObject>();
    private int deliveries;

    private TestReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/notify";

    public string LifecycleUrl => app.Urls.First() + "/lifecycle";

    /// <summary>What validation answers; by default the token.</summary>
    public Func<HttpContext, string, Task> Handshake { get; set; } = static (context, token) =>
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(token);
    };

    /// <summary>What a delivery answers, given its number from 1; by default 202.</summary>
    public Func<int, Task<int>> Answer { get; set; } = static _ => Task.FromResult(202);

    /// <summary>Deliveries that came, refused ones too.</summary>
    public int Deliveries => Volatile.Read(ref deliveries);

    /// <summary>Payloads of all deliveries, in the order they came.</summary>
    public List<JsonObject> Payloads { get; } = [];

    /// <summary>Query strings of the handshakes.</summary>
    public List<string> Handshakes { get; } = [];

    public static async Task<TestReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new TestReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestEmulator.Token);
        return receiver;
    }

    /// <summary>The next notification or lifecycle event that was taken with 2xx.</summary>
    public async Task<JsonObject> NextAsync() => await told.Reader.ReadAsync(TestEmulator.Token);

    public async Task<List<JsonObject>> NextAsync(int count)
    {
        List<JsonObject> all = [];
        while (all.Count < count)
        {
            all.Add(await NextAsync());
        }

        return all;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.Query["validationToken"].FirstOrDefault() is { } token)
        {
            Handshakes.Add(context.Request.QueryString.Value!);
            await Handshake(context, token);
            return;
        }

        var payload = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        lock (Payloads)
        {
            Payloads.Add(payload);
        }

        context.Response.StatusCode = await Answer(Interlocked.Increment(ref deliveries));
        if (context.Response.StatusCode < 300)
        {
            payload["value"]!.AsArray().ToList().ForEach(e => told.Writer.TryWrite(e!.AsObject()));
        }
    }
}
