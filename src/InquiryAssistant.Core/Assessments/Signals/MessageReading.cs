using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>One message taken apart once: what every signal looks at.</summary>
internal sealed class MessageReading
{
    /// <summary>The conversation.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The message itself.</summary>
    public MailMessage Message => Conversation.Message;

    /// <summary>The rep.</summary>
    public MailboxOwner Owner => Conversation.Owner;

    /// <summary>The visible text in its parts.</summary>
    public required MailText Text { get; init; }

    /// <summary>The subject, folded once for everybody.</summary>
    public required FoldedText Subject { get; init; }

    /// <summary>The reply, folded once for everybody.</summary>
    public required FoldedText Reply { get; init; }

    /// <summary>The signature, folded once for everybody.</summary>
    public required FoldedText Signature { get; init; }

    /// <summary>ISO 639-1 language of what the sender wrote; "und" when nothing tells.</summary>
    public required string Language { get; init; }

    /// <summary>Entities with their places.</summary>
    public required EntityReading Entities { get; init; }

    /// <summary>Links, pictures, tables.</summary>
    public required BodyShape Shape { get; init; }

    /// <summary>What headers and domains say.</summary>
    public required SenderFindings Sender { get; init; }

    /// <summary>Concepts and facts in the subject.</summary>
    public List<PhraseHit> SubjectHits { get; } = [];

    /// <summary>Concepts and facts in the reply.</summary>
    public List<PhraseHit> ReplyHits { get; } = [];

    /// <summary>Concepts and facts in the signature.</summary>
    public List<PhraseHit> SignatureHits { get; } = [];

    /// <summary>Sentences of the reply with their concepts.</summary>
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Concepts of the subject.</summary>
    public UInt128 SubjectConcepts { get; set; }

    /// <summary>Concepts of the reply.</summary>
    public UInt128 ReplyConcepts { get; set; }

    /// <summary>Length of the reply without blanks at its ends.</summary>
    public int OwnLength => Text.Reply.AsSpan().Trim().Length;
}
