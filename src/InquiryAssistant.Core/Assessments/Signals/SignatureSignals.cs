using System.Collections.Frozen;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of who signs, and of what is attached.</summary>
internal sealed class SignatureSignals(Lexicon lexicon, RiskData data)
{
    private static readonly string[] _companyForms =
        ["ltd", "limited", "llc", "inc", "inc.", "corp", "corporation", "gmbh", "ag", "kg", "ug", "s.a.", "sa", "s.l.", "sl", "s.r.l.", "srl", "spa", "s.p.a.", "sarl", "sas", "b.v.", "bv", "n.v.", "oy", "ab", "aps", "a/s", "sp.", "sp", "ooo", "ооо", "тоо", "ип", "ао", "a.ş.", "aş", "ltd.", "şti", "co.", "pvt", "plc", "pty", "lda", "ltda", "eireli", "s.a.s.", "株式会社", "有限公司", "有限会社", "주식회사", "(주)", "pt", "cv", "บริษัท", "شركة", "company", "group", "trading", "industries", "c.a.", "fze", "fzco", "est.", "kft", "d.o.o.", "s.r.o.", "công"];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _formByWord =
        _companyForms.ToFrozenDictionary(f => f, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] _unspacedForms = [.. _companyForms.Where(f => f[0] > '\u3000')];

    private readonly int _phone = lexicon.IndexOf("phone");
    private readonly int _decider = lexicon.IndexOf("title-decider");
    private readonly int _influencer = lexicon.IndexOf("title-influencer");
    private readonly int _seller = lexicon.IndexOf("title-seller");

    /// <summary>Lets them fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        MarkTitles(reading, sheet);
        MarkBlock(reading, sheet);
        foreach (var attachment in reading.Message.Attachments)
        {
            MarkAttachment(attachment, sheet);
        }
    }

    private void MarkTitles(MessageReading reading, SignalSheet sheet)
    {
        foreach (var hit in reading.SignatureHits)
        {
            MarkTitle(hit, EvidenceSource.Signature, sheet);
        }

        // A name block may stand in the text itself: short lines near the end, without a verb around the title.
        var reply = reading.Text.Reply;
        foreach (var hit in reading.ReplyHits)
        {
            if (hit.Start >= reply.Length / 3 && IsShortLine(reply, hit))
            {
                MarkTitle(hit, EvidenceSource.Body, sheet);
            }
        }

        if (reading.Message.From is { Name.Length: > 0 and < 200 } from)
        {
            var hits = new List<PhraseHit>();
            lexicon.Matcher.Scan(Folding.Fold(from.Name), reading.Language, hits);
            foreach (var hit in hits)
            {
                MarkTitle(hit, EvidenceSource.Sender, sheet, from.Name.Substring(hit.Start, hit.Length));
            }
        }
    }

    private void MarkTitle(PhraseHit hit, EvidenceSource source, SignalSheet sheet, string? text = null)
    {
        var signal = hit.Concept == _decider ? "block-title-decider" : hit.Concept == _influencer ? "block-title-influencer" : hit.Concept == _seller ? "block-title-seller" : null;
        if (signal is not null && !sheet.Has(signal))
        {
            sheet.Set(signal, text is null ? new SignalTrace(source, hit.Start, hit.Length, null) : SignalTrace.Fact(source, text));
        }
    }

    private static bool IsShortLine(string text, PhraseHit hit)
    {
        var start = hit.Start == 0 ? 0 : text.LastIndexOf('\n', hit.Start - 1, Math.Min(hit.Start, 90)) + 1;
        if (start == 0 && hit.Start > 80)
        {
            return false;
        }

        var rest = text.AsSpan(hit.End, Math.Min(text.Length - hit.End, 90));
        var end = rest.IndexOf('\n');
        var line = text.AsSpan(start, hit.End - start + (end < 0 ? rest.Length : end)).Trim();
        return line.Length <= 80 && !line.ContainsAny("?!？！") && !(line.Length > 0 && line[^1] is '.' or ':' or '。');
    }

    private void MarkBlock(MessageReading reading, SignalSheet sheet)
    {
        var signature = reading.Text.Signature.AsSpan(0, Math.Min(reading.Text.Signature.Length, 1500));
        var tail = signature.Trim().Length > 0 ? signature : Tail(reading.Text.Reply);
        var inSignature = signature.Trim().Length > 0;
        var hits = inSignature ? reading.SignatureHits : reading.ReplyHits;
        var source = inSignature ? EvidenceSource.Signature : EvidenceSource.Body;
        foreach (var hit in hits)
        {
            if (hit.Concept == _phone && (inSignature || hit.Start > reading.Text.Reply.Length / 2))
            {
                sheet.Set("signature-phone", new SignalTrace(source, hit.Start, hit.Length, null));
                break;
            }
        }

        if (tail.Contains("www.", StringComparison.OrdinalIgnoreCase) || tail.Contains("http", StringComparison.OrdinalIgnoreCase))
        {
            sheet.Set("signature-website", SignalTrace.Fact(EvidenceSource.Sender, "a web site in the signature"));
        }

        if (FindForm(tail) is { } form)
        {
            sheet.Set("signature-company", SignalTrace.Fact(EvidenceSource.Sender, form));
        }

        if (!inSignature && !sheet.Has("signature-phone") && !sheet.Has("signature-company") && Tail(reading.Text.Reply).Count('\n') < 1)
        {
            sheet.Set("signature-none", SignalTrace.Fact(EvidenceSource.Sender, "nobody signs"));
        }
    }

    private static ReadOnlySpan<char> Tail(string reply)
    {
        var text = reply.AsSpan().TrimEnd();
        return text[Math.Max(0, text.Length - Math.Min(text.Length / 2, 240))..];
    }

    private static string? FindForm(ReadOnlySpan<char> tail)
    {
        foreach (var range in tail.SplitAny(" \t\n,|()/·-"))
        {
            var word = tail[range].Trim();
            if (_formByWord.TryGetValue(word, out var named))
            {
                return named;
            }

            if (!word.ContainsAnyExceptInRange('\0', '\u3000'))
            {
                continue;
            }

            foreach (var form in _unspacedForms)
            {
                if (word.Contains(form, StringComparison.Ordinal))
                {
                    return form;
                }
            }
        }

        return null;
    }

    private void MarkAttachment(MailAttachment attachment, SignalSheet sheet)
    {
        var name = attachment.Name.ToLowerInvariant();
        var ending = name[(name.LastIndexOf('.') + 1)..];
        var signals = new[]
        {
            ("attachment-document", data.DocumentEndings.Contains(ending) && !IsImage(ending)),
            ("attachment-image", IsImage(ending)),
            ("attachment-sheet", ending is "xls" or "xlsx" or "csv" or "ods"),
            ("attachment-order", HasWord(name, "po", "order", "pedido", "bestellung", "commande", "ordine", "zamowienie", "siparis", "注文", "订单", "purchase")),
            ("attachment-payment", HasWord(name, "swift", "mt103", "tt", "slip", "payment", "remittance", "dekont", "水单", "transfer", "pago", "virement")),
            ("attachment-job", HasWord(name, "cv", "resume", "curriculum", "简历", "lebenslauf", "bewerbung")),
            ("attachment-offer", HasWord(name, "mediakit", "rates", "offer", "portfolio", "brochure", "catalog", "catalogue", "pricelist", "报价", "floorplan", "presentation")),
            ("calendar-item", ending is "ics"),
        };
        foreach (var (signal, fires) in signals)
        {
            if (fires)
            {
                sheet.Set(signal, SignalTrace.Fact(EvidenceSource.Attachment, attachment.Name));
            }
        }
    }

    private static bool IsImage(string ending) => ending is "jpg" or "jpeg" or "png" or "heic" or "gif" or "webp" or "bmp";

    private static bool HasWord(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var at = name.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (word[0] > '\u3000' || ((at == 0 || !char.IsLetter(name[at - 1])) && (at + word.Length == name.Length || !char.IsLetter(name[at + word.Length])))))
            {
                return true;
            }
        }

        return false;
    }
}
