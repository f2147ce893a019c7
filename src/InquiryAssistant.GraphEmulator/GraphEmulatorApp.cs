using InquiryAssistant.GraphEmulator.Control;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using Microsoft.AspNetCore.Builder;

namespace InquiryAssistant.GraphEmulator;

/// <summary>Builds the emulator as a web application of its own, for the command line and for hosts that run it inside their process.</summary>
public static class GraphEmulatorApp
{
    /// <summary>A configured application, not yet started. Reads no settings file and no environment of the embedding host.</summary>
    /// <exception cref="FormatException">A mailbox file holds a line that is no corpus line; the message names file and line.</exception>
    public static WebApplication Build(GraphEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        // Limits are Graph's, checked per request, so that the refusal has Graph's shape.
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls(options.Url);
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddRouting();
        builder.Services.AddSingleton(options);
        builder.Services.AddEmulator();

        var app = builder.Build();
        var control = app.Services.GetRequiredService<EmulatorControl>();
        foreach (var file in options.MailboxFiles)
        {
            using var reader = File.OpenText(file);
            control.LoadCorpus(reader, Path.GetFileName(file));
        }

        app.MapControl();
        app.MapFallback("{**path}", app.Services.GetRequiredService<GraphGateway>().HandleAsync);
        return app;
    }

    /// <summary>Builds and starts an emulator; dispose the answer to stop it.</summary>
    public static async Task<RunningGraphEmulator> StartAsync(GraphEmulatorOptions options, CancellationToken cancellationToken)
    {
        var app = Build(options);
        await app.StartAsync(cancellationToken);
        return new RunningGraphEmulator(app);
    }
}
