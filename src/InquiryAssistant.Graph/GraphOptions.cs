using System.ComponentModel.DataAnnotations;

namespace InquiryAssistant.Graph;

/// <summary>Where the mailbox is.</summary>
public enum GraphMode
{
    /// <summary>The embedded demo mailbox; no account, no network. The default.</summary>
    Demo,

    /// <summary>A real Microsoft 365 tenant.</summary>
    Tenant,
}

/// <summary>How Microsoft Graph is reached. Section <c>Graph</c>; every fault of it is named at start.</summary>
public sealed class GraphOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Graph";

    /// <summary>Demo or Tenant. Default: Demo.</summary>
    public GraphMode Mode { get; set; } = GraphMode.Demo;

    /// <summary>Root of the Graph endpoint with its version. Default: <c>https://graph.microsoft.com/v1.0</c>; in Demo mode the embedded emulator's address takes its place when it is empty.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Directory (tenant) id; needed in Tenant mode.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Application (client) id; needed in Tenant mode.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Client secret; in Tenant mode either this or a certificate.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Path of a PFX or PEM certificate with its private key; preferred over a secret.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>Password of the PFX file. Default: empty, for a file without one.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Address of the mailbox worked on; in Demo mode the demo mailbox's owner when empty.</summary>
    public string Mailbox { get; set; } = "";

    /// <summary>Display name of the mailbox's owner, under letters. Default: empty, then read from the mailbox.</summary>
    public string OwnerName { get; set; } = "";

    /// <summary>The exporter's name, under letters.</summary>
    public string OwnerCompany { get; set; } = "";

    /// <summary>Further addresses of the owner, left out of replies.</summary>
    public IList<string> OwnerAliases { get; } = [];

    /// <summary>What the exporter sells, in plain words.</summary>
    public IList<string> OwnerSells { get; } = [];

    /// <summary>Longest time for one call with all its repeats. Default: 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for one try. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Repeats after the first try. Default: 4.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 4;

    /// <summary>Longest Retry-After that is waited for; a longer one is handed to the caller as it is. Default: 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests at once per mailbox; Graph allows 4 (throttling limits, Outlook). Default: 3, one is left to the user's own clients.</summary>
    [Range(1, 4)]
    public int ConcurrentRequestsPerMailbox { get; set; } = 3;

    /// <summary>Creations, renewals and removals of subscriptions in 20 s by this process; Graph allows an application 500 of a tenant (Graph page "subscription", limits). Default: 160, so that three
    /// processes stay below it together. More only where Graph has granted more, or for one process alone.</summary>
    [Range(16, 100_000)]
    public int SubscriptionCalls { get; set; } = 160;

    /// <summary>Requests of a mailbox in ten minutes that its backfill leaves to new mail and to people; Graph allows 10,000 in all (throttling limits, Outlook). Default: 1,000, some four hundred mails that come singly.</summary>
    [Range(100, 5_000)]
    public int ReservedForNews { get; set; } = 1_000;
}
