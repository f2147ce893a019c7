using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;

namespace InquiryAssistant.Service.Demo;

/// <summary>A demo mail that has just arrived.</summary>
internal sealed record ArrivedMail(string Id, string Subject);

/// <summary>Runs the Graph emulator inside this process on a loopback port of its own and lets mails arrive in it. The product reaches it over HTTP like any Graph.</summary>
internal sealed class DemoMailbox(GraphOptions graph, GraphEndpoint endpoint, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private readonly Queue<JsonObject> arrivals = new(ReadLines("arrivals.jsonl").Select(line => line["message"]!.AsObject()));
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

    /// <summary>The mailbox's owner as the first line of the demo file names him.</summary>
    public static JsonObject ReadOwner() => ReadLines("demo-mailbox.jsonl").First()["owner"]!.AsObject();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = graph.Mailbox, Time = time };
        options.MailboxFiles.Add(PathOf("demo-mailbox.jsonl"));
        emulator = await GraphEmulatorApp.StartAsync(options, cancellationToken);
        endpoint.BaseUrl = emulator.BaseUrl.AbsoluteUri.TrimEnd('/');
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

        if (message is null || emulator is null)
        {
            return null;
        }

        var subject = message["subject"]?.GetValue<string>() ?? "";
        message.Remove("receivedDateTime");
        return new(emulator.Control.Deliver(graph.Mailbox, message).Id, subject);
    }

    public async ValueTask DisposeAsync()
    {
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Demo", file);

    private static IEnumerable<JsonObject> ReadLines(string file) =>
        File.ReadLines(PathOf(file)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject());
}
