using InquiryAssistant.Graph.Batch;
using InquiryAssistant.Graph.Limits;
using Microsoft.Graph;

namespace InquiryAssistant.Graph;

/// <summary>What all mailboxes share: the one client, and the turns of work that must not be done twice at once.</summary>
internal sealed class GraphConnection(IHttpClientFactory factory, GraphOptions options, GraphEndpoint endpoint, MailboxLimits limits, TimeProvider time)
{
    private readonly SemaphoreSlim[] turns = Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1)).ToArray();

    private GraphServiceClient? client;
    private GraphBatch? batch;

    public GraphOptions Options => options;

    public MailboxLimits Limits => limits;

    public string BaseUrl => endpoint.BaseUrl;

    // Made at the first request: the demo mailbox has its address only once it listens.
    public GraphServiceClient Client => client ??= GraphRegistration.CreateClient(factory, options, endpoint.BaseUrl);

    public GraphBatch Batch => batch ??= new GraphBatch(Client.RequestAdapter, options, limits, time);

    /// <summary>Drafts of the same message, and the categories of the same mailbox, are made one after the other; a few strangers share a turn, which only costs them a moment. Never take two.</summary>
    public SemaphoreSlim Turn(string of) => turns[(uint)StringComparer.Ordinal.GetHashCode(of) % turns.Length];
}
