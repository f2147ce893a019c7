using InquiryAssistant.GraphEmulator.Control;
using Microsoft.AspNetCore.Builder;

namespace InquiryAssistant.GraphEmulator;

/// <summary>An emulator that listens: where, and how to steer it from inside the process.</summary>
public sealed class RunningGraphEmulator : IAsyncDisposable
{
    private readonly WebApplication app;

    internal RunningGraphEmulator(WebApplication app)
    {
        this.app = app;
        RootUrl = new Uri(app.Urls.First());
        BaseUrl = new Uri(RootUrl, "/v1.0");
        Control = app.Services.GetRequiredService<EmulatorControl>();
    }

    /// <summary>Scheme, host and bound port; the control side lives at <c>/emulator</c> below it.</summary>
    public Uri RootUrl { get; }

    /// <summary>What a Graph client takes as its base address: <c>http://127.0.0.1:PORT/v1.0</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The control side without HTTP.</summary>
    public EmulatorControl Control { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
