using System.Text.Json.Nodes;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>Listens to the event stream as a browser does.</summary>
internal sealed class EventListener : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventListener(HttpResponseMessage response, StreamReader reader) => (this.response, this.reader) = (response, reader);

    public static async Task<EventListener> StartAsync(HttpClient api, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var listener = new EventListener(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("retry: 2000", await listener.reader.ReadLineAsync(TestContext.Current.CancellationToken));
        return listener;
    }

    /// <summary>The next event that fits; those before it are passed over.</summary>
    public async Task<HeardEvent> NextAsync(Func<HeardEvent, bool> fits)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        string name = "", id = "";
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = value;
            }
            else if (line.StartsWith("id:", StringComparison.Ordinal))
            {
                id = value;
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal) && new HeardEvent(name, id, JsonNode.Parse(value)!.AsObject()) is var heard && fits(heard))
            {
                return heard;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}

internal sealed record HeardEvent(string Name, string Id, JsonObject Data);
