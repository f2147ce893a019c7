using System.Buffers;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of the conversation before the message and of its quoted history; nothing in them counts as the sender's own words.</summary>
internal sealed class ThreadSignals(SignalCatalogue catalogue, ConceptReader concepts)
{
    private const int Looked = 8;
    private const int LongestLook = 3000;

    private static readonly string[] _replyMarks =
        ["re:", "re :", "aw:", "antw:", "sv:", "vs:", "ref:", "rif:", "r:", "res:", "rv:", "回复", "答复", "回覆", "odp:", "ynt:", "yan:", "отв:", "ответ:", "rép", "re：", "回复：", "trả lời", "bls:", "balas:", "رد:", "re[", "ตอบ", "atb:", "vá:"];

    private static readonly string[] _forwardMarks =
        ["fw:", "fwd:", "wg:", "tr:", "rv:", "i:", "enc:", "转发", "转:", "转：", "轉寄", "轉:", "doorst:", "pd:", "ilt:", "vl:", "пересл:", "fwd：", "fw：", "chuyển tiếp", "terusan:"];

    /// <summary>Lets them fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        MarkSubject(reading, sheet);
        MarkCourse(reading, sheet);
        var hits = new List<PhraseHit>();
        foreach (var earlier in reading.Conversation.Earlier.TakeLast(Looked))
        {
            var roles = reading.Owner.Owns(earlier.From) ? catalogue.OwnerSaid : IsSender(reading, earlier) ? catalogue.BuyerSaid : null;
            if (roles is not null)
            {
                Look(Visible(earlier), reading.Language, roles, hits, sheet);
            }
        }

        Look(reading.Text.Quoted, reading.Language, catalogue.Quoted, hits, sheet);
        MarkMatter(sheet);
        var forTrial = sheet.Has("owner-said-sample") || sheet.Has("owner-said-sent-out") || sheet.Has("owner-said-tested") || sheet.Has("buyer-said-sample");
        MarkIf(sheet, "sample-tried", forTrial && !sheet.Has("matter-runs") && (sheet.Has("tested") || sheet.Has("arrived") || sheet.Has("sample-received")), "our sample was tried");
        MarkIf(sheet, "visa-after-catalogue", sheet.Has("visa") && (sheet.Has("buyer-said-catalogue") || sheet.Has("buyer-said-price-list")) && !sheet.Has("matter-runs"), "only a catalogue was asked for");
    }

    /// <summary>Whether our offer is still open or the matter already runs: the same order number answers an offer in the one case and belongs to a running order in the other.</summary>
    private static void MarkMatter(SignalSheet sheet)
    {
        var offered = (sheet.Has("owner-said-amount") || sheet.Has("owner-said-quotation")) && (sheet.Has("owner-said-incoterm") || sheet.Has("owner-said-payment-terms") || sheet.Has("owner-said-lead-time"));
        var quotedOffer = sheet.Has("quoted-owner") && sheet.Has("quoted-amount") && sheet.Has("quoted-incoterm");
        var runs = sheet.Has("owner-said-production-status") || sheet.Has("owner-said-deposit-paid") || sheet.Has("buyer-said-deposit-paid") || sheet.Has("buyer-said-complaint")
            || sheet.Has("buyer-said-purchase-order");
        var open = (offered || quotedOffer) && !runs;
        MarkIf(sheet, "matter-runs", runs, "an order runs");
        // "Container" or "ETA" stands in inquiries too: what proves an order is that he ordered or paid and that we took it up.
        var ordered = sheet.Has("buyer-said-purchase-order") || sheet.Has("buyer-said-deposit-paid");
        MarkIf(sheet, "order-taken-up", ordered && (sheet.Has("owner-said-production-status") || sheet.Has("owner-said-deposit-paid")), "ordered, and taken up by us");
        MarkIf(sheet, "offer-open", open, "our offer stands");
        MarkIf(sheet, "takes-offer", open && (sheet.Has("purchase-order") || sheet.Has("deposit-paid") || sheet.Has("decided") || sheet.Has("will-order")), "our offer is taken");
    }

    private static bool IsSender(MessageReading reading, MailMessage earlier) => reading.Message.From is { } from && earlier.From is { } other
        && (from.IsSameMailbox(other) || (!reading.Sender.FreeMail && from.Domain.Length > 0 && from.Domain == other.Domain));

    private static string Visible(MailMessage message) => message.Subject + "\n" + (message.Body.Format == BodyFormat.Text
        ? message.Body.Content
        : MailTextReader.Read(message).Reply);

    private static void MarkSubject(MessageReading reading, SignalSheet sheet)
    {
        var subject = reading.Message.Subject.AsSpan().Trim();
        foreach (var mark in _replyMarks)
        {
            if (subject.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                sheet.Set("subject-reply", new SignalTrace(EvidenceSource.Subject, reading.Message.Subject.Length - reading.Message.Subject.AsSpan().TrimStart().Length, mark.Length, null));
                break;
            }
        }

        foreach (var mark in _forwardMarks)
        {
            if (subject.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                sheet.Set("subject-forward", SignalTrace.Fact(EvidenceSource.Subject, mark));
                break;
            }
        }
    }

    private static void MarkCourse(MessageReading reading, SignalSheet sheet)
    {
        var earlier = reading.Conversation.Earlier;
        var owner = reading.Owner;
        MarkIf(sheet, "owner-wrote-before", earlier.Any(e => owner.Owns(e.From)), "the owner wrote before");
        MarkIf(sheet, "owner-wrote-last", earlier.Count > 0 && owner.Owns(earlier[^1].From), "the owner wrote last");
        MarkIf(sheet, "owner-started", earlier.Count > 0 && owner.Owns(earlier[0].From), "the owner began");
        MarkIf(sheet, "sender-wrote-before", reading.Message.From is { } from && earlier.Any(e => e.From is not null && e.From.IsSameMailbox(from)), "the sender wrote before");
        MarkIf(sheet, "company-wrote-before", earlier.Any(e => IsSender(reading, e)), "his company wrote before");
        MarkIf(sheet, "long-thread", earlier.Count >= 4, $"{earlier.Count} earlier messages");
        var quoted = reading.Text.Quoted.AsSpan().Trim();
        MarkIf(sheet, "quoted-history", quoted.Length > 20, "quoted history");
        MarkIf(sheet, "quoted-owner", quoted.Length > 20 && NamesOwner(quoted, owner), "the history shows the owner");
        MarkIf(sheet, "new-thread", earlier.Count == 0 && quoted.Length <= 20, "first message");
        MarkIf(sheet, "reply-without-thread", earlier.Count == 0 && quoted.Length <= 20 && sheet.Has("subject-reply"), "a reply to nothing");
    }

    private static bool NamesOwner(ReadOnlySpan<char> quoted, MailboxOwner owner)
    {
        quoted = quoted[..Math.Min(quoted.Length, 20_000)];
        var first = owner.Name.Split(' ', 2)[0];
        return (owner.Address.Length > 3 && quoted.Contains(owner.Address, StringComparison.OrdinalIgnoreCase))
            || (owner.Name.Length > 3 && quoted.Contains(owner.Name, StringComparison.OrdinalIgnoreCase))
            || (first.Length > 2 && quoted.Contains(first + " wrote", StringComparison.OrdinalIgnoreCase));
    }

    private static void MarkIf(SignalSheet sheet, string signal, bool fires, string text)
    {
        if (fires)
        {
            sheet.Set(signal, SignalTrace.Fact(EvidenceSource.Thread, text));
        }
    }

    private void Look(string text, string language, int[] signals, List<PhraseHit> hits, SignalSheet sheet)
    {
        var looked = text.Length <= LongestLook ? text : text[..LongestLook];
        hits.Clear();
        var buffer = ArrayPool<char>.Shared.Rent(looked.Length);
        concepts.Find(looked, Folding.Fold(looked, buffer), language, hits);
        ArrayPool<char>.Shared.Return(buffer);
        foreach (var hit in hits)
        {
            if (signals[hit.Concept] is >= 0 and var signal)
            {
                // The words of a thread are cut only for the first sighting, which is the one that is shown.
                sheet.See(signal, sheet[signal] > 0 ? default : SignalTrace.Fact(EvidenceSource.Thread, looked.Substring(hit.Start, hit.Length)));
            }
        }
    }
}
