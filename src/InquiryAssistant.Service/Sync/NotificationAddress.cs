using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Engine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync;

/// <summary>Under which root Graph reaches this service.</summary>
internal sealed class NotificationAddress(IServer server, GraphOptions graph, IOptions<SyncOptions> options, IConfiguration configuration, IHostApplicationLifetime lifetime)
{
    /// <summary>The setting; in Demo mode with the embedded engine the own address once it listens, since Graph is on the same machine there; null when there is none, and once the service stops:
    /// it listens no longer then, and Graph's handshake would fail.</summary>
    public string? Find() => lifetime.ApplicationStopping.IsCancellationRequested ? null
        : options.Value.NotificationBaseUrl is { Length: > 0 } set ? set.TrimEnd('/')
        : graph.Mode == GraphMode.Demo && EngineRegistration.EngineOf(configuration) == EngineKind.Embedded ? Own()
        : null;

    private string? Own() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(static a => BindingAddress.Parse(a))
        .Where(static a => a.Scheme == Uri.UriSchemeHttp && !a.IsUnixPipe && !a.IsNamedPipe)
        .Select(static a => $"{a.Scheme}://{(IsLoopback(a.Host) ? a.Host : "127.0.0.1")}:{a.Port}")
        .FirstOrDefault();

    /// <summary>Whatever else it listens on ("*", "[::]", a name of the machine) has the loopback too, or is out of the emulator's reach.</summary>
    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
