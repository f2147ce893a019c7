using System.Globalization;
using System.Text.Json;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>Tells listeners what the store says has happened, whichever process did it.</summary>
internal sealed class EventStream(Func<Store> open, LiveSignal signal, IEnumerable<LiveView> views, GraphOptions graph, TimeProvider time)
{
    private const int LargestPortion = 200;

    /// <summary>What another process did is seen so late at most; this one's own wakes at once.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes until the listener goes or the host stops.</summary>
    /// <param name="writer">Writes the stream's text.</param>
    /// <param name="after">The last event that the listener has; null for one who begins now.</param>
    /// <param name="json">The API's form of JSON.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task WriteAsync(TextWriter writer, long? after, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var mailbox = MailboxDirectory.KeyOf(graph.Mailbox);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = after ?? await NewestAsync(mailbox, cancellationToken);
        var wroteAt = time.GetTimestamp();
        await writer.WriteAsync("retry: 2000\n\n".AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
        while (true)
        {
            var changed = signal.Next;
            var (text, newest) = await MailAsync(mailbox, last, json, cancellationToken);
            last = newest;
            text += await ViewsAsync(shown, last, json, cancellationToken);
            if (text.Length == 0 && time.GetElapsedTime(wroteAt) >= Heartbeat)
            {
                text = ": still here\n\n";
            }

            if (text.Length > 0)
            {
                await writer.WriteAsync(text.AsMemory(), cancellationToken);
                await writer.FlushAsync(cancellationToken);
                wroteAt = time.GetTimestamp();
            }

            await Task.WhenAny(changed, Task.Delay(Look, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<long> NewestAsync(string mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.MailEvents.Where(e => e.Mailbox == mailbox).MaxAsync(e => (long?)e.Id, cancellationToken) ?? 0;
    }

    private async Task<(string Text, long Newest)> MailAsync(string mailbox, long after, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        await using var store = open();
        var events = await store.MailEvents.AsNoTracking().Where(e => e.Mailbox == mailbox && e.Id > after).OrderBy(e => e.Id).Take(LargestPortion).ToListAsync(cancellationToken);
        return (string.Concat(events.Select(e => Line("mail", e.Id, MailEventResponse.Of(e), json))), events.Count > 0 ? events[^1].Id : after);
    }

    private async Task<string> ViewsAsync(Dictionary<string, string> shown, long id, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var text = "";
        foreach (var view in views)
        {
            foreach (var (key, value) in await view.ReadAsync(cancellationToken))
            {
                var line = Line(view.Event, id, value, json);
                var now = line[line.IndexOf("data:", StringComparison.Ordinal)..];
                if (!shown.TryGetValue(view.Event + key, out var before) || before != now)
                {
                    shown[view.Event + key] = now;
                    text += line;
                }
            }
        }

        return text;
    }

    private static string Line(string name, long id, object data, JsonSerializerOptions json) =>
        string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {id}\ndata: {JsonSerializer.Serialize(data, json)}\n\n");
}

/// <summary>What happened to a message.</summary>
/// <param name="MessageId">Which.</param>
/// <param name="Change">What.</param>
/// <param name="Kind">What the message is; null when it was not assessed.</param>
/// <param name="Quadrant">The quadrant that stands on it.</param>
/// <param name="Categories">Our categories on it.</param>
internal sealed record MailEventResponse(string MessageId, MailChange Change, Core.Assessments.MessageKind? Kind, Core.Assessments.Quadrant? Quadrant, IReadOnlyList<string> Categories)
{
    public static MailEventResponse Of(MailEvent happened) =>
        new(happened.MessageId, happened.Change, happened.Kind, happened.Quadrant, happened.Tags.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
