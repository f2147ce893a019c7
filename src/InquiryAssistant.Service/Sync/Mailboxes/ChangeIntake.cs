using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Intake;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Turns a page of changes into work: what is new is taken in, what comes back by our own hand is left alone, what the rep changed is learnt, what was moved away is looked up.</summary>
internal sealed class ChangeIntake(InquiryIntake intake, IntakeLedger ledger, RepChoices reps)
{
    /// <summary>Folders in which nothing is tagged: what lies there is no incoming mail, or no longer wanted.</summary>
    private static readonly string[] Untouched = ["deleteditems", "drafts", "sentitems"];

    /// <summary>Messages looked up at once: with bodies some megabytes.</summary>
    private const int MostLookedUp = 100;

    /// <summary>Whether mail in a folder is tagged; null is a folder of the user's own.</summary>
    public static bool IsTagged(string? folderKey) => !Untouched.Contains(folderKey, StringComparer.Ordinal);

    /// <summary>Takes in a page of the delta.</summary>
    /// <returns>How many messages were new.</returns>
    public async Task<int> TakeInAsync(GraphMailbox mailbox, DeltaPage page, CancellationToken cancellationToken)
    {
        var key = MailboxDirectory.KeyOf(mailbox.Address);
        // Repeats within a page are legal; the last one is the newest.
        var changes = page.Messages.Reverse().DistinctBy(m => m.Id, StringComparer.Ordinal).ToArray();
        var known = await ledger.KnownAsync(key, [.. changes.Select(m => m.Id).Concat(page.Removed).Distinct(StringComparer.Ordinal)], cancellationToken);
        await reps.LearnAsync(mailbox, changes, known, cancellationToken);

        var open = changes.Where(m => known.IsOpen(m.Id)).ToArray();
        var found = await intake.TakeInNewAsync(mailbox, open.Select(m => m.Message).OfType<MailMessage>().Where(m => IsOurs(m, known)).ToArray(), cancellationToken);

        // A partial change of a message that we never saw whole, and what was moved out before we saw it.
        var loose = open.Where(m => m.Message is null).Select(m => m.Id).Concat(page.Removed.Where(known.IsOpen)).Distinct(StringComparer.Ordinal).ToArray();
        found += await LookUpAsync(mailbox, loose, cancellationToken);
        await ledger.RecordAsync(key, page.Removed.Distinct(StringComparer.Ordinal).Where(id => known.Find(id) is not null).Select(id => new Settled(id, Change: MailChange.Gone)).ToArray(), cancellationToken);
        return found;
    }

    /// <summary>Looks messages up by their immutable ids and takes them in where they lie.</summary>
    /// <returns>How many of them were new.</returns>
    public async Task<int> LookUpAsync(GraphMailbox mailbox, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return 0;
        }

        var key = MailboxDirectory.KeyOf(mailbox.Address);
        var known = await ledger.KnownAsync(key, ids, cancellationToken);
        var open = ids.Where(known.IsOpen).ToArray();
        var mails = new List<MailMessage>();
        var rest = new List<Settled>();
        MailboxBusyException? busy = null;
        foreach (var looked in open.Length > 0 ? await mailbox.FindManyAsync(open, cancellationToken) : [])
        {
            if (looked.Failure is MailboxBusyException patience)
            {
                busy = patience;
            }
            else if (looked.Message is { IsDraft: false } mail && await mailbox.FolderKeyAsync(mail.FolderId, cancellationToken) is var folder && IsTagged(folder) && IsOurs(mail, known))
            {
                mails.Add(mail);
                if (mail.Id != looked.Id)
                {
                    // Named by another form of its id, under which nothing more will be heard.
                    rest.Add(new Settled(looked.Id));
                }
            }
            else
            {
                // Deleted meanwhile, lying where nothing is tagged, or long forgotten: that needs nothing.
                rest.Add(new Settled(looked.Id, Failure: looked.Failure is { } failure ? FailureCode.Of(failure) : null));
            }
        }

        var found = await intake.TakeInNewAsync(mailbox, mails, cancellationToken);
        await ledger.RecordAsync(key, rest, cancellationToken);
        // Named once more though it stands, waits for its next try or is in a person's hands: that changes nothing of it.
        await ledger.DropHintsAsync(key, [.. ids.Except(open, StringComparer.Ordinal)], cancellationToken);
        return busy is null ? found : throw busy;
    }

    /// <summary>Takes in what the folder holds since a time and no reading brought.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> ReconcileAsync(GraphMailbox mailbox, string folder, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var portion in (await mailbox.IdsSinceAsync(folder, since, cancellationToken)).Chunk(MostLookedUp))
        {
            found += await LookUpAsync(mailbox, portion, cancellationToken);
        }

        return found;
    }

    /// <summary>Mail so old that it may have been forgotten is left alone when it changes or moves, or it would be tagged anew against the rep; what is still owed is not.</summary>
    private bool IsOurs(MailMessage mail, KnownMessages known) => ledger.Remembers(mail.ReceivedAt) || known.Letters.ContainsKey(mail.Id);
}
