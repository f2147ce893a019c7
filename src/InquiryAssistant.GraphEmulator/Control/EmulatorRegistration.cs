using InquiryAssistant.GraphEmulator.Batch;
using InquiryAssistant.GraphEmulator.Corpus;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Notifications;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Sending;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Subscriptions;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>Registers the parts of the emulator.</summary>
internal static class EmulatorRegistration
{
    public static IServiceCollection AddEmulator(this IServiceCollection services) => services
        .AddSingleton(static s => new EmulatorClock(s.GetRequiredService<GraphEmulatorOptions>().Time))
        .AddSingleton<EmulatorSchedule>()
        .AddSingleton<EmulatorStore>()
        .AddSingleton<Delivery>()
        .AddSingleton<CorpusLoader>()
        .AddSingleton<MailTransport>()
        .AddSingleton<FaultDice>()
        .AddSingleton<Emulation>()
        .AddNotifications()
        .AddLimits()
        .AddSingleton<GraphDispatcher>()
        .AddSingleton<BatchRunner>()
        .AddSingleton<GraphGateway>()
        .AddSingleton(static s => new EmulatorControl(
            s.GetRequiredService<EmulatorStore>(),
            s.GetRequiredService<Emulation>(),
            s.GetRequiredService<Delivery>(),
            s.GetRequiredService<CorpusLoader>(),
            s.GetRequiredService<LifecycleControl>()));

    private static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<NotificationLedger>()
        .AddSingleton<SubscriptionStore>()
        .AddSingleton<SubscriptionRate>()
        .AddSingleton<SubscriptionEndpoints>()
        .AddSingleton<NotificationDice>()
        .AddSingleton<ReceiverClient>()
        .AddSingleton<NotificationSender>()
        .AddSingleton<NotificationFeed>()
        .AddSingleton<LifecycleControl>();

    private static IServiceCollection AddLimits(this IServiceCollection services) => services
        .AddSingleton<RequestCounters>()
        .AddSingleton<MailboxThrottle>()
        .AddSingleton<RetryWatch>()
        .AddSingleton<RequestLimits>();
}
