using System.Security.Cryptography;
using System.Text;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Brings the store's list of mailboxes in line with the settings at start: Graph:Mailbox and the lines of Sync:MailboxesFile.</summary>
internal sealed class MailboxDirectory(Func<Store> open, GraphOptions graph, IOptions<SyncOptions> options, IConfiguration configuration, TimeProvider time) : IHostedService
{
    private const int Portion = 500;

    /// <summary>The key of a mailbox: its address in lower case.</summary>
    public static string KeyOf(string address) => address.Trim().ToLowerInvariant();

    /// <summary>Stands for a mailbox where its address is nobody's business: logs, telemetry, keys of the timetable.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (EngineRegistration.EngineOf(configuration) == EngineKind.Embedded)
        {
            await FreeAsync(cancellationToken);
        }

        var owners = Owners().DistinctBy(o => KeyOf(o.Address), StringComparer.Ordinal).OrderBy(o => KeyOf(o.Address), StringComparer.Ordinal).ToArray();
        // A process that names no mailbox works on what the others named.
        if (owners.Length == 0)
        {
            return;
        }

        // In portions: one wait for the disk each, not one each mailbox.
        foreach (var portion in owners.Chunk(Portion))
        {
            await open.TogetherAsync((store, token) => AddMissingAsync(store, portion, token), cancellationToken);
        }

        await UpdateAsync(owners, cancellationToken);
    }

    /// <summary>Where this process is the only one, nobody else works on a mailbox, and nobody listened before it started: all are looked at now.</summary>
    private async Task FreeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var store = open();
        await store.Mailboxes.Where(m => m.ClaimedUntilTicks > 0 || m.NextSweepTicks > now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, 0).SetProperty(m => m.NextSweepTicks, now), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whose mailbox it is, as the settings say; null when they do not name it.</summary>
    public MailboxOwner? Find(string address) => Owners().FirstOrDefault(o => KeyOf(o.Address) == KeyOf(address));

    private IEnumerable<MailboxOwner> Owners()
    {
        if (graph.Mailbox.Length > 0)
        {
            yield return new(graph.OwnerName, graph.Mailbox, graph.OwnerCompany, [.. graph.OwnerSells], [.. graph.OwnerAliases]);
        }

        if (options.Value.MailboxesFile.Length > 0)
        {
            foreach (var owner in MailboxesFile.Read(options.Value.MailboxesFile))
            {
                // Company and products are the exporter's: colleagues of the configured rep share them.
                yield return owner with
                {
                    Company = owner.Company.Length > 0 ? owner.Company : graph.OwnerCompany,
                    Sells = owner.Sells.Count > 0 ? owner.Sells : [.. graph.OwnerSells],
                };
            }
        }
    }

    /// <summary>Several processes start at once, and one of them is the first.</summary>
    private async Task AddMissingAsync(Store store, IReadOnlyList<MailboxOwner> owners, CancellationToken cancellationToken)
    {
        var addresses = owners.Select(o => KeyOf(o.Address)).ToArray();
        var known = await store.Mailboxes.Where(m => addresses.Contains(m.Address)).Select(m => m.Address).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var since = now.Subtract(options.Value.FirstLookBack).UtcTicks;
        foreach (var address in addresses.Except(known, StringComparer.Ordinal))
        {
            await store.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO mailboxes ("Address", "OwnerName", "OwnerCompany", "OwnerSells", "OwnerAliases", "Listed", "SinceTicks", "Tracked", "News", "Handled", "NextSweepTicks", "Quiet", "ClaimedUntilTicks", "WaitUntilTicks", "SubscribeAfterTicks", "Failures")
                VALUES ({address}, '', '', '', '', {true}, {since}, 0, 0, 0, {now.UtcTicks}, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING
                """,
                cancellationToken);
        }
    }

    private async Task UpdateAsync(IReadOnlyList<MailboxOwner> owners, CancellationToken cancellationToken)
    {
        await using var reader = open();
        var named = owners.ToDictionary(o => KeyOf(o.Address), StringComparer.Ordinal);
        var rows = await reader.Mailboxes.OrderBy(m => m.Address).Select(m => new { m.Address, m.Listed, m.OwnerName, m.OwnerCompany, m.OwnerSells, m.OwnerAliases }).ToListAsync(cancellationToken);
        var wanted = rows.Select(row => named.GetValueOrDefault(row.Address) is { } owner
            ? new { row.Address, Listed = true, OwnerName = owner.Name, OwnerCompany = owner.Company, OwnerSells = Lines(owner.Sells), OwnerAliases = Lines(owner.Aliases) }
            : row with { Listed = false });
        foreach (var portion in wanted.Except(rows).Chunk(Portion))
        {
            await open.TogetherAsync(
                async (store, token) =>
                {
                    foreach (var row in portion)
                    {
                        await store.Mailboxes.Where(m => m.Address == row.Address).ExecuteUpdateAsync(
                            set => set.SetProperty(m => m.Listed, row.Listed).SetProperty(m => m.OwnerName, row.OwnerName).SetProperty(m => m.OwnerCompany, row.OwnerCompany)
                                .SetProperty(m => m.OwnerSells, row.OwnerSells).SetProperty(m => m.OwnerAliases, row.OwnerAliases),
                            token);
                    }
                },
                cancellationToken);
        }
    }

    private static string Lines(IEnumerable<string> words) => string.Join('\n', words);
}
