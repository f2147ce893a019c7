using InquiryAssistant.GraphEmulator.Batch;
using InquiryAssistant.GraphEmulator.Corpus;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Sending;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>Registers the parts of the emulator.</summary>
internal static class EmulatorRegistration
{
    public static IServiceCollection AddEmulator(this IServiceCollection services) => services
        .AddSingleton(static s => new EmulatorClock(s.GetRequiredService<GraphEmulatorOptions>().Time))
        .AddSingleton<EmulatorStore>()
        .AddSingleton<Delivery>()
        .AddSingleton<CorpusLoader>()
        .AddSingleton<MailTransport>()
        .AddSingleton<RequestCounters>()
        .AddSingleton<MailboxThrottle>()
        .AddSingleton<FaultDice>()
        .AddSingleton<Emulation>()
        .AddSingleton<GraphDispatcher>()
        .AddSingleton<BatchRunner>()
        .AddSingleton<GraphGateway>()
        .AddSingleton(static s => new EmulatorControl(
            s.GetRequiredService<EmulatorStore>(),
            s.GetRequiredService<EmulatorClock>(),
            s.GetRequiredService<Delivery>(),
            s.GetRequiredService<CorpusLoader>(),
            s.GetRequiredService<FaultDice>(),
            s.GetRequiredService<RequestCounters>()));
}
