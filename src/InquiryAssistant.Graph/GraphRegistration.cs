using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using InquiryAssistant.Graph.Http;
using InquiryAssistant.Graph.Limits;
using InquiryAssistant.Graph.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Polly;

namespace InquiryAssistant.Graph;

/// <summary>Registers the mailboxes and their one HTTP client.</summary>
public static class GraphRegistration
{
    private const string ClientName = "graph";

    /// <summary>Adds <see cref="GraphMailboxes"/>, <see cref="GraphMailbox"/> (the configured one) and <see cref="GraphSubscriptions"/> on the options of section <c>Graph</c>; the options are validated at start.</summary>
    public static IServiceCollection AddGraphMailbox(this IServiceCollection services)
    {
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidation>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<GraphOptions>>().Value);
        services.AddSingleton<GraphEndpoint>();
        services.AddSingleton<MailboxLimits>();
        services.AddSingleton(static provider => new GraphPauses(provider.GetRequiredService<MailboxLimits>()));
        services.AddKeyedSingleton(ClientName, static (provider, _) => GraphResilience.Build(provider.GetRequiredService<GraphOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHttpClient(ClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            // The factory's own request logs would print addresses of mailboxes and ids.
            .RemoveAllLoggers()
            // The one client lives as long as the process, so it is the connections that are renewed to follow the name server.
            .UseSocketsHttpHandler(static (handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigureAdditionalHttpMessageHandlers(AddHandlers);
        services.AddSingleton<GraphConnection>();
        services.AddSingleton(static provider => new GraphMailboxes(
            provider.GetRequiredService<GraphConnection>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GraphMailbox>>()));
        services.AddSingleton(static provider => provider.GetRequiredService<GraphMailboxes>().Configured);
        services.AddSingleton(static provider => new GraphSubscriptions(
            provider.GetRequiredService<GraphConnection>(), provider.GetRequiredService<GraphOptions>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>The SDK's own handlers without its retry, then our pipeline, then the gate, then what is told of each try: never two that repeat.</summary>
    private static void AddHandlers(IList<DelegatingHandler> handlers, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<GraphOptions>();
        foreach (var handler in GraphClientFactory.CreateDefaultHandlers(new GraphClientOptions()).Where(h => h is not RetryHandler and not RedirectHandler))
        {
            handlers.Add(handler);
        }

        handlers.Add(new ImmutableIds());
        handlers.Add(new ResilienceHandler(provider.GetRequiredKeyedService<ResiliencePipeline<HttpResponseMessage>>(ClientName)));
        handlers.Add(new MailboxGate(provider.GetRequiredService<MailboxLimits>(), GraphResilience.BuildOneTry(options, provider.GetRequiredService<TimeProvider>())));
        handlers.Add(new GraphTrace(provider.GetRequiredService<TimeProvider>()));
    }

    internal static GraphServiceClient CreateClient(IHttpClientFactory factory, GraphOptions options, string baseUrl) =>
        new(factory.CreateClient(ClientName), Authentication(options), baseUrl);

    private static IAuthenticationProvider Authentication(GraphOptions options) => options.Mode == GraphMode.Demo
        ? new BaseBearerTokenAuthenticationProvider(new DemoToken())
        : new Microsoft.Kiota.Authentication.Azure.AzureIdentityAuthenticationProvider(Credential(options), allowedHosts: [new Uri(options.BaseUrl.Length > 0 ? options.BaseUrl : GraphEndpoint.Public).Host], scopes: ["https://graph.microsoft.com/.default"]);

    private static TokenCredential Credential(GraphOptions options) => options.CertificatePath.Length > 0
        ? new ClientCertificateCredential(options.TenantId, options.ClientId, Certificate(options), new ClientCertificateCredentialOptions { SendCertificateChain = true })
        : new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret);

    private static X509Certificate2 Certificate(GraphOptions options) => options.CertificatePath.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
        ? X509Certificate2.CreateFromPemFile(options.CertificatePath)
        : X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath, options.CertificatePassword.Length > 0 ? options.CertificatePassword : null);

    /// <summary>The emulator takes any token for the application's, as long as it is no mailbox's address: that would be its user's, who may subscribe to his own mailbox only.</summary>
    private sealed class DemoToken : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult("inquiry-assistant");
    }
}

/// <summary>The address of Graph: the configured one, the public one, or the embedded emulator's once it listens.</summary>
public sealed class GraphEndpoint(GraphOptions options)
{
    /// <summary>Graph of the world-wide cloud.</summary>
    public const string Public = "https://graph.microsoft.com/v1.0";

    /// <summary>Root with version, without a trailing slash. The demo start-up sets it before the first request.</summary>
    /// <remarks>Written as addresses of requests are, without a port that goes without saying: links of Graph and steps of a batch are told by it.</remarks>
    public string BaseUrl { get; set; } = Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var set) ? set.AbsoluteUri.TrimEnd('/') : Public;
}
