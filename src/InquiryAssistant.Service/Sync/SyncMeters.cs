using System.Diagnostics.Metrics;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync;

/// <summary>What happens to news and mails, in numbers. Nothing in them tells of whom or of what a mail is.</summary>
internal sealed class SyncMeters
{
    /// <summary>Seconds, from what one hopes for to what a lost notification costs.</summary>
    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600] };

    private readonly TimeProvider time;
    private readonly Counter<long> notifications;
    private readonly Histogram<double> newsWaits;
    private readonly Histogram<double> readings;
    private readonly Histogram<double> arrivals;
    private readonly Counter<long> assessed;
    private readonly Counter<long> deadLetters;

    public SyncMeters(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create(SyncTrace.Name);
        notifications = meter.CreateCounter<long>("inquiry.sync.notifications", "{notification}", "Notifications of Microsoft Graph, by whether they were made durable.");
        newsWaits = meter.CreateHistogram("inquiry.sync.news.wait", "s", "Time from the last news of a mailbox until it is read.", tags: null, Waits);
        readings = meter.CreateHistogram("messaging.process.duration", "s", "Duration of readings of mailboxes.", tags: null, Waits);
        arrivals = meter.CreateHistogram("inquiry.sync.tag.wait", "s", "Time from when a new mail was received until its tags stand.", tags: null, Waits);
        assessed = meter.CreateCounter<long>("inquiry.assessments", "{mail}", "Mails assessed by the sync, by kind.");
        deadLetters = meter.CreateCounter<long>("inquiry.sync.dead_letters", "{mail}", "Mails that failed too often and now wait for a person, by reason.");
    }

    /// <summary>Counts the items of a notification.</summary>
    public void Notified(int items, bool isKept) => notifications.Add(items, KeyValuePair.Create("inquiry.outcome", (object?)(isKept ? "kept" : "refused")));

    /// <summary>Notes that a mailbox is read now.</summary>
    public void Begun(SyncedMailbox row)
    {
        if (row.News > row.Handled && row.NewsAtTicks is { } at)
        {
            newsWaits.Record(Math.Max(0, new TimeSpan(time.GetUtcNow().UtcTicks - at).TotalSeconds));
        }
    }

    /// <summary>For <see cref="Ended"/>.</summary>
    public long Started => time.GetTimestamp();

    /// <summary>Notes a reading.</summary>
    /// <param name="started">By <see cref="Started"/>.</param>
    /// <param name="isNews">Whether there were news, else it was a sweep.</param>
    /// <param name="failure">A code; null when it succeeded.</param>
    public void Ended(long started, bool isNews, string? failure)
    {
        var tags = new System.Diagnostics.TagList
        {
            { "messaging.system", "inquiry_assistant" }, { "messaging.destination.name", "news" }, { "messaging.operation.name", isNews ? "process" : "sweep" },
        };
        if (failure is not null)
        {
            tags.Add("error.type", failure);
        }

        readings.Record(time.GetElapsedTime(started).TotalSeconds, tags);
    }

    /// <summary>Notes that the tags of a mail that has just come stand.</summary>
    public void Tagged(MailMessage message) => arrivals.Record(Math.Max(0, (time.GetUtcNow() - message.ReceivedAt).TotalSeconds));

    public void Assessed(MessageKind kind) => assessed.Add(1, KeyValuePair.Create("inquiry.kind", (object?)System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())));

    public void Died(string reason) => deadLetters.Add(1, KeyValuePair.Create("error.type", (object?)reason));
}
