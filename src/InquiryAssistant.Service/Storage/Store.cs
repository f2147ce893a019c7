using InquiryAssistant.Service.Feedback;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Pauses;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Storage;

/// <summary>What the product remembers. One model, one derived context a database, each with its own migrations.</summary>
public abstract class Store(DbContextOptions options) : DbContext(options)
{
    /// <summary>What reps corrected.</summary>
    internal DbSet<Correction> Corrections => Set<Correction>();

    /// <summary>The mailboxes that are kept tagged.</summary>
    internal DbSet<SyncedMailbox> Mailboxes => Set<SyncedMailbox>();

    /// <summary>Messages that notifications named.</summary>
    internal DbSet<Hint> Hints => Set<Hint>();

    /// <summary>Messages that were assessed and tagged.</summary>
    internal DbSet<TakenInMessage> TakenIn => Set<TakenInMessage>();

    /// <summary>Messages that could not be.</summary>
    internal DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    /// <summary>What happened of late, for those who watch.</summary>
    internal DbSet<MailEvent> MailEvents => Set<MailEvent>();

    /// <summary>Subscriptions at Graph.</summary>
    internal DbSet<MailboxSubscription> Subscriptions => Set<MailboxSubscription>();

    /// <summary>Taggings of earlier mail.</summary>
    internal DbSet<Backfill> Backfills => Set<Backfill>();

    /// <summary>Times before which Graph wants nothing to be asked.</summary>
    internal DbSet<Pause> Pauses => Set<Pause>();

    /// <summary>Whether somebody outside waits for what is written: it goes before everything else that wants to write. Default: false. Only SQLite makes writers wait for each other.</summary>
    internal bool IsUrgent { get; set; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SyncModel.Describe(modelBuilder);
        var correction = modelBuilder.Entity<Correction>();
        correction.ToTable("corrections");
        correction.HasKey(c => c.Id);
        correction.Property(c => c.Mailbox).HasMaxLength(320);
        correction.Property(c => c.Sender).HasMaxLength(320);
        correction.Property(c => c.ConversationId).HasMaxLength(300);
        correction.Property(c => c.MessageId).HasMaxLength(300);
        correction.Property(c => c.Reason).HasMaxLength(Correction.LongestReason);
        correction.Property(c => c.Kind).HasConversion<string>().HasMaxLength(32);
        correction.Property(c => c.Quadrant).HasConversion<string>().HasMaxLength(1);
        correction.Property(c => c.Role).HasConversion<string>().HasMaxLength(32);
        correction.Property(c => c.AtTicks);
        correction.HasIndex(c => new { c.Mailbox, c.ConversationId, c.AtTicks });
        correction.HasIndex(c => new { c.Mailbox, c.Sender, c.AtTicks });
    }
}

/// <summary>The store on SQLite.</summary>
public sealed class SqliteStore : Store
{
    /// <summary>What is saved is a transaction even when it is one statement: those wait in line for their turn.</summary>
    public SqliteStore(DbContextOptions<SqliteStore> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
}

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresStore(DbContextOptions<PostgresStore> options) : Store(options);
