using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Notifications;
using InquiryAssistant.Service.Sync.Pauses;
using InquiryAssistant.Service.Sync.Status;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync;

/// <summary>Registers what keeps mailboxes tagged.</summary>
internal static class SyncRegistration
{
    public static void AddSync(this IServiceCollection services, IConfiguration configuration, StorePlaces places)
    {
        services.AddOptions<SyncOptions>().BindConfiguration(SyncOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SyncOptions>, SyncOptionsValidation>();
        services.AddSingleton<NotificationAddress>();
        services.AddSingleton<SyncMeters>();
        services.AddSingleton<LiveSignal>();
        services.AddSingleton<SyncStatus>();
        services.AddSingleton<EventStream>();
        services.AddSingleton(static provider => LiveMailbox(provider.GetRequiredService<SyncStatus>(), provider.GetRequiredService<Graph.GraphOptions>()));
        services.AddSingleton<IntakeLedger>();
        services.AddSingleton<InquiryIntake>();
        services.AddSingleton<RepChoices>();
        services.AddSingleton<ChangeIntake>();
        services.AddSingleton<MailboxProgress>();
        services.AddSingleton<MailboxSync>();
        services.AddSingleton<MailboxRepair>();
        services.AddSingleton<MailboxDirectory>();
        services.AddSingleton<KnownMailboxes>();
        services.AddSingleton<PauseMemory>();
        // Looked up when there is something to keep: the memory itself needs what asks Graph.
        services.AddSingleton<Graph.KeepPause>(static provider => (target, until) => provider.GetRequiredService<PauseMemory>().KeepAsync(target, until));
        services.AddBackfills();
        services.AddSingleton<SubscriptionRows>();
        services.AddSingleton<SubscriptionKeeper>();
        services.AddSingleton<SyncScheduler>();
        services.AddSingleton<NewsWriter>();
        services.AddSingleton<ClusterPulse>();
        services.AddEngine(configuration, places);
        if (!IsOn(configuration))
        {
            return;
        }

        services.AddHostedService(static provider => provider.GetRequiredService<MailboxDirectory>());
        services.AddHostedService(static provider => provider.GetRequiredService<SyncScheduler>());
        services.AddHostedService(static provider => provider.GetRequiredService<NewsWriter>());
        services.AddEngineHost();
        services.AddHostedService<ClockWatch>();
        services.AddHostedService(static provider => provider.GetRequiredService<ClusterPulse>());
    }

    public static void MapSyncing(this WebApplication app)
    {
        app.MapSync();
        app.MapDeadLetters();
        app.MapEvents();
        app.MapBackfills();
        if (IsOn(app.Configuration))
        {
            app.MapNotifications();
        }
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue($"{SyncOptions.Section}:{nameof(SyncOptions.Enabled)}", new SyncOptions().Enabled);

    private static LiveView LiveMailbox(SyncStatus status, Graph.GraphOptions graph) => new("sync", async cancellationToken =>
    {
        var mailbox = MailboxDirectory.KeyOf(graph.Mailbox);
        return await status.FindAsync(mailbox, cancellationToken) is { } now ? new Dictionary<string, object> { [mailbox] = now } : new Dictionary<string, object>();
    });
}
