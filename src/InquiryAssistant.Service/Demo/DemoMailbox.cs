using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;

namespace InquiryAssistant.Service.Demo;

/// <summary>A demo mail that has just arrived.</summary>
internal sealed record ArrivedMail(string Id, string Subject);

/// <summary>Runs the Graph emulator inside this process on a loopback port of its own and lets mails arrive in it. The product reaches it over HTTP like any Graph.</summary>
internal sealed partial class DemoMailbox(GraphOptions graph, GraphEndpoint endpoint, TimeProvider time, ILogger<DemoMailbox> logger) : IHostedService, IAsyncDisposable
{
    private readonly Queue<JsonObject> arrivals = new(DemoFiles.Arrivals());
    private RunningGraphEmulator? emulator;

    /// <summary>How many prepared mails have not arrived yet.</summary>
    public int Remaining
    {
        get
        {
            lock (arrivals)
            {
                return arrivals.Count;
            }
        }
    }

    /// <summary>The hand behind the scenes.</summary>
    public RunningGraphEmulator Emulator => emulator ?? throw new InvalidOperationException("The demo mailbox has not started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = graph.Mailbox, Time = time };
        options.MailboxFiles.Add(DemoFiles.Mailbox);
        Task<RunningGraphEmulator> starting;
        // A host of its own: nothing that surrounds our start (traces, log scopes, the hooks of a test host) shall live on in it.
        using (ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(() => GraphEmulatorApp.StartAsync(options, cancellationToken), cancellationToken);
        }

        emulator = await starting;
        emulator.Control.LoadCorpus(new StringReader(DemoFiles.WrittenBeforeArrivals()), "arrivals.jsonl");
        endpoint.BaseUrl = emulator.BaseUrl.AbsoluteUri.TrimEnd('/');
        Log.Listening(logger, endpoint.BaseUrl);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets the next prepared mail arrive now; null when all have.</summary>
    public ArrivedMail? Deliver()
    {
        JsonObject? message;
        lock (arrivals)
        {
            arrivals.TryDequeue(out message);
        }

        return message is null ? null : new(Emulator.Control.Deliver(graph.Mailbox, message).ImmutableId, message["subject"]?.GetValue<string>() ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The demo mailbox speaks Microsoft Graph at {Address}")]
        public static partial void Listening(ILogger logger, string address);
    }
}
