using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Sets up Quartz: a SQLite file of its own for one process, or the tables of the shared PostgreSQL database for several.</summary>
internal static class EngineRegistration
{
    public static readonly JobKey SyncJobKey = new("sync-mailbox");
    public static readonly JobKey BackfillJobKey = new("backfill");
    public static readonly JobKey SweepJobKey = new("sweep");
    public static readonly JobKey SubscriptionJobKey = new("subscriptions");
    public static readonly JobKey ForgetJobKey = new("forget");

    /// <summary>What is done again and again, and how often. The trigger has the job's name.</summary>
    public static readonly IReadOnlyDictionary<JobKey, TimeSpan> Recurring = new Dictionary<JobKey, TimeSpan>
    {
        [SweepJobKey] = SweepJob.Tick,
        [SubscriptionJobKey] = RenewalPlan.Tick,
        [ForgetJobKey] = ForgetJob.Tick,
    };

    /// <summary>A node reports every second and is given up four seconds after it should have: its work is taken over six seconds after its death at the latest, and a node that
    /// merely has no time for five is not given up.</summary>
    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromSeconds(4);

    /// <summary>After so long without a report a node leaves its mailboxes alone: a second before others may take them.</summary>
    public static readonly TimeSpan SilentAfter = Checkin + GivenUpAfter - TimeSpan.FromSeconds(1);

    /// <summary>How long another node takes to see new work.</summary>
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);

    /// <summary>The chosen engine; a word that is none is named when the options are validated.</summary>
    public static EngineKind EngineOf(IConfiguration configuration) =>
        Enum.TryParse<EngineKind>(configuration["Engine"], ignoreCase: true, out var engine) && Enum.IsDefined(engine) ? engine : EngineKind.Embedded;

    public static void AddEngine(this IServiceCollection services, IConfiguration configuration, StorePlaces places)
    {
        var isCluster = EngineOf(configuration) == EngineKind.Distributed;
        var workers = configuration.GetSection(SyncOptions.Section).GetValue(nameof(SyncOptions.Workers), new SyncOptions().Workers);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "inquiry-assistant";
                options.IdleWaitTime = IdleWait;
                options.PropagateTraceContext = true;
                if (isCluster)
                {
                    options.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
                }
            });
            quartz.UseDefaultThreadPool(Math.Clamp(workers, 1, 256) + 2);
            quartz.UseExecutionLimits(limits => limits.ForGroupsWithPrefix(SyncScheduler.GroupPrefix, 1, isCluster ? ExecutionLimitScope.Cluster : ExecutionLimitScope.Node));
            quartz.UsePersistentStore(store => Persist(store, places, isCluster));
            AddJobs(quartz);
        });
    }

    /// <summary>Starts the engine once the service listens: Graph's handshake needs that.</summary>
    public static void AddEngineHost(this IServiceCollection services) => services.AddQuartzHostedService(static options => options.WaitForJobsToComplete = true);

    private static void Persist(IPersistentStoreBuilder store, StorePlaces places, bool isCluster)
    {
        store.ProvisionSchema();
        if (isCluster)
        {
            store.UsePostgres(NpgsqlFactory.Instance, places.ConnectionString);
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (Checkin, GivenUpAfter));
        }
        else
        {
            store.UseSqlite(TimetableFile.Instance, new SqliteConnectionStringBuilder { DataSource = places.JobsFile }.ConnectionString);
        }

        store.ConfigureStore(static options => options.StoreJobDataAsStrings = true);
    }

    private static void AddJobs(IQuartzBuilder quartz)
    {
        quartz.AddJob<SyncMailboxJob>(static job => job.WithIdentity(SyncJobKey).StoreDurably().RequestRecovery());
        quartz.AddJob<BackfillJob>(static job => job.WithIdentity(BackfillJobKey).StoreDurably().RequestRecovery());
        AddRecurring<SweepJob>(quartz, SweepJobKey);
        AddRecurring<SubscriptionJob>(quartz, SubscriptionJobKey);
        AddRecurring<ForgetJob>(quartz, ForgetJobKey);
    }

    /// <summary>One run at a time in all processes together. A run that was missed is not made up for: the next one finds the same work.</summary>
    private static void AddRecurring<TJob>(IQuartzBuilder quartz, JobKey key)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(Recurring[key]).RepeatForever()));
    }
}
