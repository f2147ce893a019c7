using System.Diagnostics;
using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync;

/// <summary>Spans of the way from a notification to the tags, by the names of the OpenTelemetry conventions for messaging: news of mailboxes are the messages, their rows the queue.</summary>
/// <remarks>Nothing in them tells of whom or of what a mail is; a mailbox is named by a hash.</remarks>
internal static class SyncTrace
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "InquiryAssistant.Sync";

    /// <summary>The name of a mailbox's hash in spans and in the log.</summary>
    public const string MailboxHash = "inquiry.mailbox.hash";

    private const string News = "news";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Notifications are made durable. The id of this span stands in the row, and the reading belongs to it.</summary>
    public static Activity? Writing(int notifications) =>
        Message(Source.StartActivity("write news", ActivityKind.Producer), "send", "write")?.SetTag("messaging.batch.message_count", notifications);

    /// <summary>A mailbox is read: in the trace of the last notification that it has not handled, whichever process took that; without one, in a trace of its own.</summary>
    public static Activity? Reading(SyncedMailbox row)
    {
        var isNews = row.News > row.Handled;
        Activity.Current = null;
        // Parent and link: the conventions want the link, since one reading may answer several notifications; the parent makes it one trace.
        var activity = isNews && ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var parent)
            ? Source.StartActivity("process news", ActivityKind.Consumer, parent, links: [new ActivityLink(parent)])
            : Source.StartActivity(isNews ? "process news" : "sweep mailbox", ActivityKind.Consumer);
        return Message(activity, "process", "process")?.SetTag(MailboxHash, MailboxDirectory.HashOf(row.Address)).SetTag("inquiry.news", row.News - row.Handled);
    }

    /// <summary>Work that nothing from outside asked for.</summary>
    public static Activity? Work(string name, string mailbox)
    {
        Activity.Current = null;
        return Source.StartActivity(name)?.SetTag(MailboxHash, MailboxDirectory.HashOf(mailbox));
    }

    /// <summary>A part of the work that is under way.</summary>
    public static Activity? Step(string name, int? mails = null) => Source.StartActivity(name)?.SetTag("inquiry.mails", mails);

    /// <summary>Notes that it failed, by a code and never by a text.</summary>
    public static void Failed(Activity? activity, string code) => activity?.SetTag(ErrorType, code).SetStatus(ActivityStatusCode.Error);

    /// <summary>All lines of the log until the end of the scope name the mailbox, by its hash.</summary>
    public static IDisposable? LogScope(ILogger logger, string mailbox) => logger.BeginScope(new[] { KeyValuePair.Create("Mailbox", (object)MailboxDirectory.HashOf(mailbox)) });

    private static Activity? Message(Activity? activity, string type, string operation) => activity?
        .SetTag("messaging.system", "inquiry_assistant").SetTag("messaging.destination.name", News).SetTag("messaging.operation.type", type).SetTag("messaging.operation.name", operation);
}
