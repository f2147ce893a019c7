namespace InquiryAssistant.Core.Assessments;

/// <summary>What a piece of evidence speaks about.</summary>
public enum EvidenceDimension
{
    /// <summary>What the message is.</summary>
    Kind,

    /// <summary>Buyer intent.</summary>
    Intent,

    /// <summary>Decision role.</summary>
    Role,

    /// <summary>Inquiry type.</summary>
    Type,

    /// <summary>A risk.</summary>
    Risk,

    /// <summary>Stage of the matter.</summary>
    Stage,
}

/// <summary>Where the words stand.</summary>
public enum EvidenceSource
{
    /// <summary>The subject line.</summary>
    Subject,

    /// <summary>What the sender wrote now.</summary>
    Body,

    /// <summary>The sender's signature.</summary>
    Signature,

    /// <summary>An internet header.</summary>
    Header,

    /// <summary>An attachment's name.</summary>
    Attachment,

    /// <summary>From, Reply-To or display name.</summary>
    Sender,

    /// <summary>The conversation before this message.</summary>
    Thread,
}

/// <summary>One reason for a score: the words, where they stand, and what they add or take away.</summary>
/// <param name="Signal">Stable name of the rule, kebab-case.</param>
/// <param name="Dimension">The score it speaks about.</param>
/// <param name="Weight">What it adds (or, negative, takes away), in the points of that dimension. The weights of a dimension and its base add up to its score.</param>
/// <param name="Text">The words themselves, exactly as they stand in the source; for an absence or a fact about the whole, a short statement of it.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="Start">UTF-16 index in subject, <c>MailText.Reply</c> or <c>MailText.Signature</c>; null for header, attachment, sender and thread.</param>
/// <param name="Length">UTF-16 length; null where <paramref name="Start"/> is.</param>
public sealed record Evidence(string Signal, EvidenceDimension Dimension, double Weight, string Text, EvidenceSource Source, int? Start, int? Length);
