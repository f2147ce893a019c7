using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedBackfillCostTests(EmbeddedPatientSync sync) : BackfillCostTests(sync), IClassFixture<EmbeddedPatientSync>;

public sealed class DistributedBackfillCostTests(DistributedPatientSync sync) : BackfillCostTests(sync), IClassFixture<DistributedPatientSync>;

/// <summary>The embedded engine, as patient with Graph as it ships.</summary>
public sealed class EmbeddedPatientSync : EmbeddedSync
{
    public EmbeddedPatientSync() => Service.Settings.Remove("Graph:Retries");
}

/// <summary>The distributed engine, as patient with Graph as it ships.</summary>
public sealed class DistributedPatientSync : DistributedSync
{
    public DistributedPatientSync(PostgresServer postgres)
        : base(postgres) => Service.Settings.Remove("Graph:Retries");
}

/// <summary>What a backfill asks of Graph, as the emulator counts it.</summary>
public abstract class BackfillCostTests(SyncUnderTest sync) : IDisposable
{
    public void Dispose()
    {
        sync.Service.Emulator.Control.Faults = FaultPlan.None;
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task FiveThousandMails_CostLittle_AndBreakNoLimit()
    {
        const int count = 5_000;
        var backfill = await BackfillUnderTest.StartAsync(sync, count, TimeSpan.FromMinutes(25));
        backfill.Control.ResetCounters();

        var done = await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        var counters = backfill.Control.ReadCounters();
        Assert.Equal((count, count), ((int)done["read"]!, (int)done["tagged"]!));
        Assert.InRange(counters.TagWrites.Attempted, count, count * 1.15);
        Assert.InRange(counters.HttpRequests, 1, count * 0.2);
        Assert.Empty(backfill.Control.ReadViolations());
        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task AThrottlingGraph_IsGivenItsTime_AndNothingIsDoubledOrLost()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 150, TimeSpan.FromHours(1));
        backfill.Control.ResetCounters();
        backfill.Control.Faults = new FaultPlan { Seed = 3, Throttle = 0.05, ServerError = 0.03, WriteConflict = 0.03 };

        await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        Assert.True(backfill.Control.ReadCounters().Faults.Throttle > 0);
        Assert.Empty(backfill.Control.ReadViolations());
        Assert.Equal(150, backfill.Tagged());
        Assert.All(backfill.Mails(), m => Assert.InRange(m.CategoryWrites, 1, 1));
    }
}
