using System.Net;

namespace InquiryAssistant.Drill;

/// <summary>One address before all service processes: a request goes to the next one that lives. No memory of any kind, as the plainest balancer has none.</summary>
internal sealed class LoadBalancer(WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Lock gate = new();
    private readonly List<Uri> targets = [];
    private int turn;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<LoadBalancer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var balancer = new LoadBalancer(app);
        app.Run(balancer.ForwardAsync);
        await app.StartAsync();
        balancer.Address = new Uri(app.Urls.First());
        return balancer;
    }

    public void Add(Uri target)
    {
        lock (gate)
        {
            targets.Add(target);
        }
    }

    public void Remove(Uri target)
    {
        lock (gate)
        {
            targets.Remove(target);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private Uri? Next()
    {
        lock (gate)
        {
            return targets.Count == 0 ? null : targets[turn++ % targets.Count];
        }
    }

    private async Task ForwardAsync(HttpContext context)
    {
        if (Next() is not { } target)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target, context.Request.Path + context.Request.QueryString));
        if (context.Request.ContentLength is not 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        try
        {
            using var response = await client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The process behind it has just been killed: Graph sees a bad gateway and tries again.
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
        }
    }
}
