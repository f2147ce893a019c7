using System.ComponentModel.DataAnnotations;

namespace InquiryAssistant.Service.Sync;

/// <summary>How mailboxes are kept tagged. Section <c>Sync</c>; every fault of it is named at start.</summary>
internal sealed class SyncOptions
{
    public const string Section = "Sync";

    /// <summary>Whether mail is tagged as it arrives. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Root under which Graph reaches this service from outside, https; <c>/api/notifications</c> lies below it. Default: empty, then sweeps alone find new mail; in Demo mode the own address.</summary>
    public string NotificationBaseUrl { get; set; } = "";

    /// <summary>JSONL file of further mailboxes, <c>{"address","name","company","sells"}</c> a line; read at start. Default: none but Graph:Mailbox.</summary>
    public string MailboxesFile { get; set; } = "";

    /// <summary>How far back a mailbox that is new to us is looked at. Default: 5 minutes; older mail is for a backfill.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FirstLookBack { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a mailbox in which mail comes is looked at without a notification. Default: 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ShortestSweep { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a quiet one is. Default: 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestSweep { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far before the last reading a mailbox is read anew whose delta token has died. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RereadMargin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Messages after which a delta is begun anew; Graph tracks at most 5,000 behind a filter. Default: 4,500.</summary>
    [Range(10, 4900)]
    public int RebaseAfter { get; set; } = 4500;

    /// <summary>How long a message is remembered, counted from when it was received; mail received earlier is left alone when it comes back as a change. Default: 400 days.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Life of a subscription; Graph allows less than 7 days. Default: 6 days 22 hours.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan SubscriptionLife { get; set; } = new(6, 22, 0, 0);

    /// <summary>Tries of a mail that fails before it is a dead letter. Default: 5.</summary>
    [Range(1, 20)]
    public int AttemptsPerMail { get; set; } = 5;

    /// <summary>Wait after the first failure of a mail or a mailbox; it doubles each time, up to LongestSweep. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Mailboxes that one process works on at once; most of them wait for an answer of Graph, or for the time that Graph told them to come back. Default: 32.</summary>
    [Range(1, 256)]
    public int Workers { get; set; } = 32;
}
