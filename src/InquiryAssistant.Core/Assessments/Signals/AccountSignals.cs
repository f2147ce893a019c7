using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of bank accounts: one that is announced as another, and one that is not what the conversation said before (domain guide, section 4).</summary>
internal sealed class AccountSignals(Lexicon lexicon, ConceptReader concepts)
{
    private const int EarlierLooked = 8;
    private const int LongestLook = 6000;

    private readonly int _data = lexicon.IndexOf("bank-data");
    private readonly int _change = lexicon.IndexOf("bank-change");

    /// <summary>Lets them fire; a text without an account's number costs nothing more.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        var given = AccountsIn(reading.Reply.Original, reading.ReplyHits);
        if (given.Count == 0 || reading.Sender.OwnDomain)
        {
            return;
        }

        // "Beneficiary" stands in both concepts: a word that only names an account moves none.
        var moved = reading.ReplyHits.Find(h => h.Concept == _change && !reading.ReplyHits.Exists(d => d.Concept == _data && d.Start < h.End && h.Start < d.End));
        if (moved.End > 0)
        {
            sheet.Set("account-moved", new SignalTrace(EvidenceSource.Body, moved.Start, moved.End - moved.Start, null));
        }

        var before = reading.Conversation.Earlier.TakeLast(EarlierLooked).Where(e => !reading.Owner.Owns(e.From)).SelectMany(e => AccountsOf(e, reading.Language)).Select(a => a.Signs).ToHashSet(StringComparer.Ordinal);
        if (before.Count > 0 && given.Find(a => !before.Contains(a.Signs)) is { Signs: not null } other)
        {
            sheet.Set("account-differs", new SignalTrace(EvidenceSource.Body, other.Start, other.End - other.Start, null));
        }
    }

    private List<BankAccount.Found> AccountsOf(MailMessage earlier, string language)
    {
        var text = earlier.Body.Format == BodyFormat.Text ? earlier.Body.Content : MailTextReader.Read(earlier).Reply;
        var looked = FoldedText.Of(text.Length <= LongestLook ? text : text[..LongestLook]);
        var hits = new List<PhraseHit>();
        concepts.Find(looked.Original, looked.Folded, language, hits);
        return AccountsIn(looked.Original, hits);
    }

    private List<BankAccount.Found> AccountsIn(string text, List<PhraseHit> hits)
    {
        var found = new List<BankAccount.Found>();
        foreach (var hit in hits)
        {
            if (hit.Concept == _data && BankAccount.TryFind(text, hit.Start, hit.End, out var account) && !found.Exists(f => f.Signs == account.Signs))
            {
                found.Add(account);
            }
        }

        return found;
    }
}
