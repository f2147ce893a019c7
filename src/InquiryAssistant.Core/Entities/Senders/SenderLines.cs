using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Where a message says who wrote it: signature, last lines of the body, display name, a contact form.</summary>
internal sealed class SenderLines
{
    private const int TailLines = 5;

    public SenderLines(EntityData data, MailAddress? from, MailboxOwner owner, SourceText subject, SourceText body, SourceText signature)
    {
        From = from;
        Owner = owner;
        Body = body;
        Signature = signature;
        Form = new(data, body);
        var block = new SegmentCutter(data);
        block.AddLines(signature, 0);
        block.AddTail(body, TailLines);
        Block = block.Segments;
        var name = SourceText.Of(EvidenceSource.Sender, FoldedText.Of(from?.Name.Trim(' ', '"', '\'') is { Length: <= 120 } display ? display : ""), data);
        var cut = new SegmentCutter(data);
        cut.AddLines(name, 0);
        Display = cut.Segments;
        DisplayName = name;
        var local = from?.Address.IndexOf('@') is > 0 and var at ? Text.Folding.Fold(from.Address[..at]) : "";
        IsMachine = data.MachineSenders.Contains(local);
        IsAnswer = data.AnswerLeads.Match(subject.Folded, 0, out _) > 0;
        IsOwn = owner.Owns(from) || SameDomain(from, owner);
        Label = CompanyLabel.Of(from);
        BlockFacts = PartFacts.Of(data, Block, Label);
        DisplayFacts = PartFacts.Of(data, Display, Label);
        LocalPart = from is null ? "" : FoldedLocalPart(from.Address);
    }

    public MailAddress? From { get; }

    /// <summary>The name that the sender's domain spells; "" for free mail and unknown senders.</summary>
    public string Label { get; }

    /// <summary>What stands before the @ of the address, folded, its words parted by dots; "" when there is none.</summary>
    public string LocalPart { get; }

    public MailboxOwner Owner { get; }

    public SourceText Body { get; }

    public SourceText Signature { get; }

    public SourceText DisplayName { get; }

    /// <summary>Parts of the signature's lines, then of the body's last lines.</summary>
    public IReadOnlyList<Segment> Block { get; }

    /// <summary>What each of them looks like.</summary>
    public PartFacts[] BlockFacts { get; }

    /// <summary>Parts of the From name.</summary>
    public IReadOnlyList<Segment> Display { get; }

    /// <summary>What each of them looks like.</summary>
    public PartFacts[] DisplayFacts { get; }

    public FormFields Form { get; }

    /// <summary>Whether the subject says that this is an answer ("Re:", "AW:", "回复:").</summary>
    public bool IsAnswer { get; }

    /// <summary>Whether the sender belongs to the owner's own house.</summary>
    public bool IsOwn { get; }

    /// <summary>Whether a platform or a server sends it: its name is not the buyer's company.</summary>
    public bool IsMachine { get; }

    private static string FoldedLocalPart(string address)
    {
        var at = Math.Min(address.IndexOf('@'), LongestLocalPart);
        return at <= 0 ? "" : string.Create(at, address, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is '_' or '+' ? '.' : Folding.Fold(source[i]);
            }
        });
    }

    private const int LongestLocalPart = 64;

    private static bool SameDomain(MailAddress? from, MailboxOwner owner) =>
        from is not null && from.Domain.Length > 0 && !FreeMail.IsFree(from.Domain) && owner.Address.EndsWith("@" + from.Domain, StringComparison.OrdinalIgnoreCase);
}
