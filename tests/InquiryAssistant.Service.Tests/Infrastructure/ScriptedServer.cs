using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>A real HTTP server whose answers a test writes.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private ScriptedServer(WebApplication app) => this.app = app;

    /// <summary>How many requests have arrived.</summary>
    public int Requests => Volatile.Read(ref requests);

    public Uri Url => new(app.Urls.First());

    /// <param name="answer">Gets the number of the request, from 1.</param>
    public static async Task<ScriptedServer> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(context => answer(Interlocked.Increment(ref server.requests), context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers the statuses one after the other, the last one for ever.</summary>
    public static Task<ScriptedServer> AnsweringAsync(params HttpStatusCode[] statuses) => StartAsync((number, context) =>
    {
        context.Response.StatusCode = (int)statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
