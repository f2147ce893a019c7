using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of addresses, Reply-To, headers and domains.</summary>
internal sealed class SenderSignals(RiskData data)
{
    /// <summary>Lets them fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        MarkAddress(reading, sheet);
        MarkHeaders(reading.Message, sheet);
        MarkDeception(reading, sheet);
        MarkLinks(reading, sheet);
        MarkRecipients(reading, sheet);
        MarkPretence(reading, sheet);
    }

    private static void Fact(SignalSheet sheet, string signal, string text, EvidenceSource source = EvidenceSource.Sender) =>
        sheet.Set(signal, SignalTrace.Fact(source, text));

    private void MarkAddress(MessageReading reading, SignalSheet sheet)
    {
        if (reading.Message.From is not { Address.Length: > 0 } from)
        {
            Fact(sheet, "sender-missing", "no sender");
            return;
        }

        var at = from.Address.IndexOf('@');
        var mailbox = at < 0 ? from.Address : from.Address[..at];
        MarkIf(sheet, "sender-freemail", reading.Sender.FreeMail, from.Domain);
        MarkIf(sheet, "sender-own-domain", reading.Sender.OwnDomain, from.Domain);
        MarkIf(sheet, "sender-owner", reading.Owner.Owns(from), from.Address);
        MarkIf(sheet, "sender-machine", IsOneOf(mailbox, data.MachineMailboxes), from.Address);
        MarkIf(sheet, "sender-selling-mailbox", IsOneOf(mailbox, data.SellingMailboxes), from.Address);
        MarkIf(sheet, "sender-buying-mailbox", IsOneOf(mailbox, data.BuyingMailboxes), from.Address);
        MarkIf(sheet, "sender-name-is-address", from.Name.Length == 0 || from.Name.Contains('@'), from.Name.Length == 0 ? "no display name" : from.Name);
    }

    private static bool IsOneOf(string mailbox, System.Collections.Frozen.FrozenSet<string> names) =>
        names.Contains(mailbox) || mailbox.Split('.', '-', '_', '+').Any(names.Contains);

    private static void MarkIf(SignalSheet sheet, string signal, bool fires, string text, EvidenceSource source = EvidenceSource.Sender)
    {
        if (fires)
        {
            Fact(sheet, signal, text, source);
        }
    }

    private static void MarkDeception(MessageReading reading, SignalSheet sheet)
    {
        var sender = reading.Sender;
        var form = sender.OwnDomain || sheet.Has("platform") || sheet.Has("signature-platform") || sheet.Has("web-form");
        MarkIf(sheet, "form-mail", form && (sender.ElsewhereReplyTo is not null || sheet.Has("sender-machine") || sheet["web-form"] > 0.9 || sheet["platform"] > 0.8), "a form");
        MarkIf(sheet, "colleague-writes", sender.OwnDomain && sender.ElsewhereReplyTo is null && !sender.Authentication.Failed && !sheet.Has("form-mail") && !sheet.Has("sender-machine") && !sheet.Has("auto-submitted"), reading.Message.From?.Domain ?? "");
        MarkIf(sheet, "reply-to-elsewhere", sender.ElsewhereReplyTo is not null && !form, sender.ElsewhereReplyTo?.Address ?? "");
        MarkIf(sheet, "reply-to-form", sender.ElsewhereReplyTo is not null && form, sender.ElsewhereReplyTo?.Address ?? "");
        MarkIf(sheet, "lookalike-sender", sender.ImitatedBySender is not null, $"{reading.Message.From?.Domain} looks like {sender.ImitatedBySender}");
        MarkIf(sheet, "lookalike-link", sender.ImitatingLink is not null, sender.ImitatingLink?.Host ?? "");
        MarkIf(sheet, "brand-mismatch", sender.ClaimedService is not null, $"calls itself {sender.ClaimedService}");
        MarkIf(sheet, "service-sender", sender.IsService && sender.Authentication.Passed, reading.Message.From?.Domain ?? "");
        MarkIf(sheet, "link-text-mismatch", sender.DeceivingLink is not null, $"{sender.DeceivingLink?.ShownHost} leads to {sender.DeceivingLink?.Host}");
        MarkIf(sheet, "link-elsewhere", sender.ForeignLink is not null, sender.ForeignLink?.Host ?? "");
        MarkIf(sheet, "auth-failed", sender.Authentication.Failed, sender.Authentication.InWords, EvidenceSource.Header);
        MarkIf(sheet, "auth-passed", sender.Authentication.Passed, sender.Authentication.InWords, EvidenceSource.Header);
        MarkIf(sheet, "own-domain-unproven", sender.OwnDomain && (sender.Authentication.Failed || sender.ElsewhereReplyTo is not null), "own domain, not proven", EvidenceSource.Header);
        MarkIf(sheet, "attachment-dangerous", sender.DangerousAttachment is not null, sender.DangerousAttachment?.Name ?? "", EvidenceSource.Attachment);
        MarkIf(sheet, "attachment-archive", sender.Archive is not null, sender.Archive?.Name ?? "", EvidenceSource.Attachment);
    }

    private void MarkLinks(MessageReading reading, SignalSheet sheet)
    {
        var links = reading.Shape.Links;
        var runs = links.Find(l => IsProgram(l.FileEnding) || data.ArchiveEndings.Contains(l.FileEnding));
        var bare = links.Find(l => l.Host.Length > 0 && l.Host.All(c => char.IsAsciiDigit(c) || c == '.'));
        MarkIf(sheet, "link-runs", runs is not null, runs?.Host ?? "");
        MarkIf(sheet, "link-bare-host", bare is not null, bare?.Host ?? "");
        var mass = links.Find(l => data.MassLinkMarks.Exists(m => l.Target.Contains(m, StringComparison.OrdinalIgnoreCase)));
        MarkIf(sheet, "mass-links", mass is not null, mass?.Host ?? "");
        MarkIf(sheet, "login-link", sheet.Has("credential") && (links.Count > 0 || reading.Shape.HasForm), "a login behind a link");
        var foreign = reading.Sender.ForeignLink is not null && !sheet.Has("auth-passed");
        // A sum and a link are a bill; a fee, a card, or a sum under pressure are bait.
        var pressed = sheet.Has("urgency") || sheet.Has("parcel-notice") || sheet.Has("mailbox-threat");
        var money = sheet.Has("fee-first") || sheet.Has("card-data") || (sheet.Has("amount") && pressed);
        MarkIf(sheet, "login-elsewhere", foreign && sheet.Has("login-link"), reading.Sender.ForeignLink?.Host ?? "");
        MarkIf(sheet, "pay-link", foreign && money && !sheet.Has("order-number") && !sheet.Has("list-unsubscribe") && !sheet.Has("unsubscribe"), reading.Sender.ForeignLink?.Host ?? "");
        var opens = links.Count > 0 || sheet.Has("attachment-dangerous") || sheet.Has("attachment-archive");
        MarkIf(sheet, "unproven-bait", sheet.Has("auth-failed") && opens, reading.Sender.Authentication.InWords, EvidenceSource.Header);
        MarkIf(sheet, "link-home", links.Exists(l => l.Host.Length > 0) && reading.Sender.ForeignLink is null, links.Count > 0 ? links[0].Host : "");
    }

    /// <summary>Strangers who borrow a name: the owner's address in place of a greeting, his company or somebody of the conversation over a foreign address, secrecy about money.</summary>
    private void MarkPretence(MessageReading reading, SignalSheet sheet)
    {
        var owner = reading.Owner;
        var stranger = sheet.Has("new-thread") && !reading.Sender.OwnDomain && !sheet.Has("form-mail");
        var named = owner.Address.Length > 3 && (reading.Text.Reply.AsSpan(0, Math.Min(reading.Text.Reply.Length, 2000)).Contains(owner.Address, StringComparison.OrdinalIgnoreCase)
            || reading.Shape.Links.Exists(l => l.Target.Contains(owner.Address, StringComparison.OrdinalIgnoreCase)));
        MarkIf(sheet, "owner-address-in-text", stranger && named && !sheet.Has("auto-submitted") && !sheet.Has("delivery-report"), owner.Address, EvidenceSource.Body);
        MarkIf(sheet, "claims-own-company", stranger && ClaimsCompany(reading), owner.Company);
        MarkIf(sheet, "known-name-elsewhere", BorrowsName(reading), reading.Message.From?.Name ?? "");
        var secret = sheet.Has("secrecy") || sheet.Has("avoids-proof");
        var money = sheet.Has("amount") || sheet.Has("pay-out") || sheet.Has("bank-data") || sheet.Has("bank-change") || sheet.Has("money-transfer")
            || (sheet.Has("secret-order") && sheet.Has("avoids-proof"));
        MarkIf(sheet, "secret-stranger", stranger && secret && money && !sheet.Has("concrete-want") && (sheet.Has("sender-freemail") || sheet.Has("claims-own-company")), "a stranger's secret payment");
    }

    /// <summary>Whether the sender bears the full name of the owner or of somebody in the conversation who has another company's address.</summary>
    private bool BorrowsName(MessageReading reading)
    {
        if (reading.Message.From is not { } from || from.Name.Length < 5 || !from.Name.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        var (name, domain) = (from.Name.Trim(), DomainName.Parse(from.Domain, data).Registered);
        bool IsNamesake(string other, string address) => other.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
            && address.Length > 0 && DomainName.Parse(address, data).Registered != domain;
        bool IsBorrowed(MailMessage message) => message.To.Concat(message.Cc).Any(p => IsNamesake(p.Name, p.Domain));
        return IsNamesake(reading.Owner.Name, reading.Owner.Address[(reading.Owner.Address.LastIndexOf('@') + 1)..]) || IsBorrowed(reading.Message)
            || reading.Conversation.Earlier.Any(e => (e.From is { } writer && IsNamesake(writer.Name, writer.Domain)) || IsBorrowed(e));
    }

    /// <summary>Whether the company's own word, which its domain carries too, stands in the sender's name, mailbox or signature.</summary>
    private static bool ClaimsCompany(MessageReading reading)
    {
        var word = reading.Owner.Company.Split(' ', 2)[0];
        if (word.Length < 4 || !reading.Owner.Address.Contains(word, StringComparison.OrdinalIgnoreCase) || reading.Message.From is not { } from)
        {
            return false;
        }

        return from.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || from.Address.Contains(word, StringComparison.OrdinalIgnoreCase)
            || reading.Text.Signature.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    // A web page may end in .html; as an attachment the same ending hides a page.
    private bool IsProgram(string ending) => data.DangerousEndings.Contains(ending) && !ending.EndsWith("htm", StringComparison.Ordinal) && !ending.EndsWith("html", StringComparison.Ordinal) && ending != "svg";

    private static void MarkHeaders(MailMessage message, SignalSheet sheet)
    {
        foreach (var header in message.Headers)
        {
            var value = header.Value.AsSpan().Trim();
            var signal = header.Name.ToLowerInvariant() switch
            {
                "auto-submitted" when !value.StartsWith("no", StringComparison.OrdinalIgnoreCase) => "auto-submitted",
                "x-autoreply" or "x-autorespond" or "x-ms-exchange-inbox-rules-loop" or "x-auto-reply" => "auto-submitted",
                "precedence" when value.StartsWith("auto", StringComparison.OrdinalIgnoreCase) => "auto-submitted",
                "precedence" or "x-campaign" or "x-campaignid" or "x-mailer-recptid" or "feedback-id" or "x-mailgun-sid" => "bulk",
                "list-unsubscribe" or "list-id" or "list-unsubscribe-post" => "list-unsubscribe",
                "x-failed-recipients" or "x-ms-exchange-message-is-ndr" => "delivery-report",
                "return-path" when value is "<>" or "" => "delivery-report",
                "content-type" when value.Contains("multipart/report", StringComparison.OrdinalIgnoreCase) => "delivery-report",
                "content-type" when value.Contains("text/calendar", StringComparison.OrdinalIgnoreCase) => "calendar-item",
                "content-class" when value.Contains("calendarmessage", StringComparison.OrdinalIgnoreCase) => "calendar-item",
                _ => null,
            };
            if (signal is not null)
            {
                Fact(sheet, signal, $"{header.Name}: {value[..Math.Min(value.Length, 80)]}", EvidenceSource.Header);
            }
        }
    }

    private static void MarkRecipients(MessageReading reading, SignalSheet sheet)
    {
        var message = reading.Message;
        var people = message.To.Count + message.Cc.Count;
        var addressed = message.To.Concat(message.Cc).Any(reading.Owner.Owns);
        MarkIf(sheet, "owner-not-addressed", reading.Owner.Address.Length > 0 && !addressed && !reading.Owner.Owns(message.From), "not in To or Cc", EvidenceSource.Header);
        MarkIf(sheet, "many-recipients", people >= 5, $"{people} recipients", EvidenceSource.Header);
    }
}
