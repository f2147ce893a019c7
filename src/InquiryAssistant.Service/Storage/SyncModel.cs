using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Pauses;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Storage;

/// <summary>The tables of the sync.</summary>
internal static class SyncModel
{
    private const int LongestUrl = 2000;
    private const int LongestWord = 32;

    public static void Describe(ModelBuilder model)
    {
        DescribeMailboxes(model);
        DescribeMessages(model);
        DescribeBackfills(model);

        var pause = model.Entity<Pause>();
        pause.ToTable("pauses");
        pause.HasKey(p => p.Target);
        pause.Property(p => p.Target).HasMaxLength(SyncedMailbox.LongestAddress);

        var subscription = model.Entity<MailboxSubscription>();
        subscription.ToTable("subscriptions");
        subscription.HasKey(s => s.Id);
        subscription.Property(s => s.Id).HasMaxLength(MailboxSubscription.LongestId);
        subscription.Property(s => s.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        subscription.Property(s => s.NotificationUrl).HasMaxLength(LongestUrl);
        subscription.HasIndex(s => s.Mailbox).IsUnique();
        subscription.HasIndex(s => s.RenewTicks);
    }

    private static void DescribeMailboxes(ModelBuilder model)
    {
        var mailbox = model.Entity<SyncedMailbox>();
        mailbox.ToTable("mailboxes");
        mailbox.HasKey(m => m.Address);
        mailbox.Property(m => m.Address).HasMaxLength(SyncedMailbox.LongestAddress);
        mailbox.Property(m => m.OwnerName).HasMaxLength(200);
        mailbox.Property(m => m.OwnerCompany).HasMaxLength(200);
        mailbox.Property(m => m.TraceParent).HasMaxLength(60);
        mailbox.Property(m => m.FailureCode).HasMaxLength(DeadLetter.LongestReason);
        mailbox.HasIndex(m => m.NextSweepTicks);
        // Those with news are few, and the sweep asks for them every few seconds.
        mailbox.HasIndex(m => m.NewsAtTicks).HasFilter("\"News\" > \"Handled\"").HasDatabaseName("IX_mailboxes_news");

        var hint = model.Entity<Hint>();
        hint.ToTable("hints");
        hint.HasKey(h => new { h.Mailbox, h.MessageId });
        hint.Property(h => h.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        hint.Property(h => h.MessageId).HasMaxLength(TakenInMessage.LongestId);
    }

    private static void DescribeMessages(ModelBuilder model)
    {
        var message = model.Entity<TakenInMessage>();
        message.ToTable("messages");
        message.HasKey(m => new { m.Mailbox, m.MessageId });
        message.Property(m => m.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        message.Property(m => m.MessageId).HasMaxLength(TakenInMessage.LongestId);
        message.Property(m => m.InternetMessageIdHash).HasMaxLength(44);
        message.Property(m => m.Kind).HasConversion<string>().HasMaxLength(LongestWord);
        message.Property(m => m.Quadrant).HasConversion<string>().HasMaxLength(1);
        // By it the oldest are found that may be forgotten.
        message.HasIndex(m => m.ReceivedTicks);

        var letter = model.Entity<DeadLetter>();
        letter.ToTable("dead_letters");
        letter.HasKey(l => l.Id);
        letter.Property(l => l.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        letter.Property(l => l.MessageId).HasMaxLength(TakenInMessage.LongestId);
        letter.Property(l => l.State).HasConversion<string>().HasMaxLength(LongestWord);
        letter.Property(l => l.Reason).HasMaxLength(DeadLetter.LongestReason);
        letter.HasIndex(l => new { l.Mailbox, l.MessageId }).IsUnique();
        letter.HasIndex(l => new { l.State, l.NextTryTicks });

        var happened = model.Entity<MailEvent>();
        happened.ToTable("mail_events");
        happened.HasKey(e => e.Id);
        happened.Property(e => e.Id).ValueGeneratedOnAdd();
        happened.Property(e => e.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        happened.Property(e => e.MessageId).HasMaxLength(TakenInMessage.LongestId);
        happened.Property(e => e.Change).HasConversion<string>().HasMaxLength(LongestWord);
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(LongestWord);
        happened.Property(e => e.Quadrant).HasConversion<string>().HasMaxLength(1);
        happened.HasIndex(e => new { e.Mailbox, e.Id });
        happened.HasIndex(e => e.AtTicks);
    }

    private static void DescribeBackfills(ModelBuilder model)
    {
        var backfill = model.Entity<Backfill>();
        backfill.ToTable("backfills");
        backfill.HasKey(b => b.Id);
        backfill.Property(b => b.Mailbox).HasMaxLength(SyncedMailbox.LongestAddress);
        backfill.Property(b => b.Folder).HasMaxLength(Backfill.LongestFolder);
        backfill.Property(b => b.State).HasConversion<string>().HasMaxLength(LongestWord);
        backfill.Property(b => b.Holder).HasMaxLength(LongestWord);
        backfill.Property(b => b.FailureCode).HasMaxLength(DeadLetter.LongestReason);
        backfill.Property(b => b.Spent).HasMaxLength(Backfill.LongestSpent);
        backfill.HasIndex(b => new { b.Mailbox, b.StartedTicks });
        // One at a time of each mailbox; and the sweep and every reading of a mailbox ask for the few that are open.
        backfill.HasIndex(b => b.Mailbox).IsUnique().HasFilter("\"State\" IN ('Running', 'Paused')").HasDatabaseName("IX_backfills_open");
    }
}
