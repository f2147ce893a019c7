using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Risks;

/// <summary>Looks at addresses, links, attachments and headers of a message, never at nationality.</summary>
internal sealed class SenderInspector(RiskData data)
{
    private readonly LookalikeGuard _guard = new(data);

    /// <summary>The lists it works with.</summary>
    public RiskData Data => data;

    /// <summary>Everything found about one message.</summary>
    /// <param name="conversation">The message with its thread.</param>
    /// <param name="shape">Its links.</param>
    /// <param name="signature">What stands under the letter.</param>
    public SenderFindings Inspect(Conversation conversation, BodyShape shape, string signature)
    {
        var message = conversation.Message;
        var known = KnownDomains(conversation);
        var replyTo = ElsewhereReplyTo(message);
        var from = message.From?.Domain ?? "";
        return new SenderFindings
        {
            Authentication = AuthenticationReading.Of(message),
            ImitatedBySender = _guard.Imitated(from, known) ?? (replyTo is null ? null : _guard.Imitated(replyTo.Domain, known))
                ?? _guard.ImitatedName(from, [message.From?.Name ?? "", signature]),
            ImitatingLink = shape.Links.Find(l => l.Host.Length > 0 && _guard.Imitated(l.Host, [.. known, from]) is not null),
            DeceivingLink = shape.Links.Find(l => l.ShownHost.Length > 0 && l.Host.Length > 0 && Registered(l.ShownHost) != Registered(l.Host)),
            ForeignLink = shape.Links.Find(l => l.Host.Length > 0 && Registered(l.Host) != Registered(from) && !known.Any(k => Registered(k) == Registered(l.Host))),
            ElsewhereReplyTo = replyTo,
            ClaimedService = ClaimedService(message.From),
            IsService = IsService(from),
            DangerousAttachment = message.Attachments.FirstOrDefault(a => IsDangerous(a.Name)),
            Archive = message.Attachments.FirstOrDefault(a => data.ArchiveEndings.Contains(Ending(a.Name))),
            OwnDomain = conversation.Owner.Address.Length > 0 && !data.FreeMail.Contains(from) && SameCompany(from, DomainOf(conversation.Owner.Address)),
            FreeMail = data.FreeMail.Contains(from),
        };
    }

    /// <summary>Whether two hosts were registered under one name.</summary>
    public bool SameCompany(string a, string b) => a.Length > 0 && b.Length > 0 && Registered(a) == Registered(b);

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();

    private static string Ending(string name) => name[(name.LastIndexOf('.') + 1)..].Trim();

    private string Registered(string host) => DomainName.Parse(host, data).Registered;

    private static List<string> KnownDomains(Conversation conversation)
    {
        var from = conversation.Message.From?.Domain ?? "";
        var known = new List<string>();
        if (conversation.Owner.Address.Contains('@'))
        {
            known.Add(DomainOf(conversation.Owner.Address));
        }

        foreach (var earlier in conversation.Earlier.TakeLast(30))
        {
            // Who wrote earlier is known. Whom the owner addressed is known too, except the sender's own domain: an answer to a forger proves nothing.
            IEnumerable<MailAddress> people = conversation.Owner.Owns(earlier.From)
                ? earlier.To.Concat(earlier.Cc).Where(p => p.Domain != from)
                : earlier.From is null ? [] : [earlier.From];
            known.AddRange(people.Select(p => p.Domain).Where(d => d.Length > 0));
        }

        return [.. known.Distinct()];
    }

    private MailAddress? ElsewhereReplyTo(MailMessage message) => message.From is null
        ? null
        : message.ReplyTo.FirstOrDefault(r => r.Domain.Length > 0 && !SameCompany(r.Domain, message.From.Domain));

    private string? ClaimedService(MailAddress? from)
    {
        if (from is null || from.Name.Length is 0 or > 200)
        {
            return null;
        }

        var label = DomainName.Parse(from.Domain, data).Label;
        return from.Name.ToLowerInvariant().Split([' ', '-', '_', '.', ',', '@', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(w => w.Length >= 3 && data.Services.Contains(w) && label != w);
    }

    // The name alone proves nothing under an ending that anybody can buy cheaply; a free-mail provider speaks for its customers, not for itself.
    private bool IsService(string host)
    {
        var label = DomainName.Parse(host, data).Label;
        return data.Services.Contains(label) && data.ServiceEndings.Contains(Ending(host)) && !data.FreeMail.Any(f => f.StartsWith(label + ".", StringComparison.Ordinal));
    }

    private bool IsDangerous(string name)
    {
        var parts = name.Trim().ToLowerInvariant().Split('.');
        return parts.Length > 1 && data.DangerousEndings.Contains(parts[^1].Trim());
    }
}
