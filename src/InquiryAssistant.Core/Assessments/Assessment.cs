using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Assessments;

/// <summary>A number with its unit in English (pcs, sets, MT, 40HQ, pcs/year); unit null when none is written.</summary>
public sealed record Quantity(decimal Value, string? Unit);

/// <summary>What a careful reader finds in the sender's own words, subject, signature and From name; null or empty when absent.</summary>
/// <remarks>Normalised as the corpus format says: Incoterm as its code, place in English, country as ISO 3166 alpha-2, the rest as written.</remarks>
public sealed record InquiryEntities
{
    /// <summary>Nothing found.</summary>
    public static InquiryEntities None { get; } = new();

    /// <summary>Model and item numbers, sizes that name an item, standards and grades that do.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Quantities asked, ordered or complained about.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>Incoterms 2020 code, or CFR for C&amp;F.</summary>
    public string? Incoterm { get; init; }

    /// <summary>The named place of the trade term, in English.</summary>
    public string? Port { get; init; }

    /// <summary>The price the buyer names as his aim.</summary>
    public string? TargetPrice { get; init; }

    /// <summary>Certificates and standards asked for.</summary>
    public IReadOnlyList<string> Certifications { get; init; } = [];

    /// <summary>Terms the buyer offers, asks or uses.</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>When the goods are needed.</summary>
    public string? NeededBy { get; init; }

    /// <summary>The sender's company.</summary>
    public string? Company { get; init; }

    /// <summary>The sender's name in its fullest form.</summary>
    public string? Contact { get; init; }

    /// <summary>The sender's title or department.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Telephone as written.</summary>
    public string? Phone { get; init; }

    /// <summary>Website as written.</summary>
    public string? Website { get; init; }

    /// <summary>Country of the sender, only when text, address, phone or domain shows it.</summary>
    public string? Country { get; init; }
}

/// <summary>One thing the sender wants answered.</summary>
/// <param name="Text">His words, cut from the reply or the subject.</param>
/// <param name="Topic">Stable topic name in kebab-case (price, moq, lead-time, payment-terms, certificates, samples, catalogue, packing, technical, stock, warranty, shipping, agency, documents, company, other).</param>
public sealed record Question(string Text, string Topic);

/// <summary>A score taken apart: <paramref name="Base"/> plus the weights of the dimension's evidence is <paramref name="Value"/>.</summary>
public sealed record DimensionScore(double Base, double Value);

/// <summary>Everything said about one message. Safe to keep: it carries the words that prove it, so treat it like the mail itself.</summary>
public sealed record Assessment
{
    /// <summary>What the message is.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>A-D; null for existing-business, internal and automatic.</summary>
    public Quadrant? Quadrant { get; init; }

    /// <summary>High, low or none; null where the quadrant is null.</summary>
    public Intent? Intent { get; init; }

    /// <summary>0-100: the intent base and weights added up; null where the quadrant is null.</summary>
    public double? IntentScore { get; init; }

    /// <summary>The writer's part in the decision; null outside A-C.</summary>
    public DecisionRole? Role { get; init; }

    /// <summary>Calibrated probability 0-1 of <see cref="Role"/>; null outside A-C.</summary>
    public double? RoleProbability { get; init; }

    /// <summary>Null outside A-C.</summary>
    public InquiryType? InquiryType { get; init; }

    /// <summary>Null outside A-C.</summary>
    public Specificity? Specificity { get; init; }

    /// <summary>Dangers seen, in the order of the enum; empty when none.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];

    /// <summary>The stage this message moves the matter to; null when it moves none.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Calibrated probability 0-1 that kind and quadrant are right.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether the two most likely kinds are too close to call; the rep should look himself.</summary>
    public bool Unsure { get; init; }

    /// <summary>ISO 639-1 language of what the sender wrote; "und" when there is too little text.</summary>
    public required string Language { get; init; }

    /// <summary>Facts found in the sender's words.</summary>
    public required InquiryEntities Entities { get; init; }

    /// <summary>What the sender wants answered, in his order.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The visible text in its three parts.</summary>
    public required MailText Text { get; init; }

    /// <summary>Category names that belong to the message, the quadrant's first.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The rep's own decision, when one stands for this sender or conversation; kind, quadrant and role are then his.</summary>
    public RepVerdict? DecidedByRep { get; init; }

    /// <summary>Every reason, strongest first within its dimension.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Base and sum of each dimension that has evidence or a base.</summary>
    public IReadOnlyDictionary<EvidenceDimension, DimensionScore> Scores { get; init; } = new Dictionary<EvidenceDimension, DimensionScore>();
}
