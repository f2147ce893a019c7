namespace InquiryAssistant.Core.Assessments;

/// <summary>What a message is, before anybody is scored (domain guide, section 1).</summary>
public enum MessageKind
{
    /// <summary>A possible buyer asks about goods, price, samples or cooperation.</summary>
    Inquiry,

    /// <summary>A buyer answers in a conversation in which the owner already wrote.</summary>
    Reply,

    /// <summary>Running orders, shipping, payment, documents, after-sales.</summary>
    ExistingBusiness,

    /// <summary>Colleagues of the same organisation.</summary>
    Internal,

    /// <summary>Somebody sells to us.</summary>
    Solicitation,

    /// <summary>Steals credentials or redirects payments.</summary>
    Phishing,

    /// <summary>Advance fee, visa-invitation fraud, fake tenders, overpayment.</summary>
    Scam,

    /// <summary>Out-of-office, delivery failure, receipts, calendar and system notices.</summary>
    Automatic,
}

/// <summary>How a possible buyer is treated (seed 1): key, nurture, keep in touch, not a prospect.</summary>
public enum Quadrant
{
    /// <summary>Key: high intent and a decision-maker, or unknown role with commercial terms asked.</summary>
    A,

    /// <summary>Nurture: high intent, influencer or only technical questions.</summary>
    B,

    /// <summary>Keep in touch: low intent.</summary>
    C,

    /// <summary>Not a prospect: solicitation, phishing, scam.</summary>
    D,
}

/// <summary>Buyer intent, cut from the score 0-100 by the thresholds of the data file.</summary>
public enum Intent
{
    /// <summary>No intent to buy at all.</summary>
    None,

    /// <summary>Low intent.</summary>
    Low,

    /// <summary>High intent.</summary>
    High,
}

/// <summary>The writer's part in the decision to buy.</summary>
public enum DecisionRole
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>Collects, advises, tests, forwards.</summary>
    Influencer,

    /// <summary>Decides.</summary>
    DecisionMaker,
}

/// <summary>The six types of inquiry (seed 3).</summary>
public enum InquiryType
{
    /// <summary>A purchase or project stands behind the mail.</summary>
    SeekingSupplier,

    /// <summary>An experienced trader explores.</summary>
    EnteringMarket,

    /// <summary>Pure technique, beyond a sale.</summary>
    InformationGathering,

    /// <summary>A template, no own words; also a refusal.</summary>
    Casual,

    /// <summary>Poses as a buyer to learn prices and terms.</summary>
    CompetitorProbe,

    /// <summary>Wants only free samples.</summary>
    SampleHunter,
}

/// <summary>Whether a particular item is asked for (seed 4).</summary>
public enum Specificity
{
    /// <summary>No particular item.</summary>
    General,

    /// <summary>A model, size, drawing or list, or a product with a quantity.</summary>
    Specific,
}

/// <summary>A danger or a reason for care that can be seen in the message and its headers (domain guide, section 4).</summary>
public enum Risk
{
    /// <summary>A link that does not lead where it says, or to a look-alike.</summary>
    PhishingLink,

    /// <summary>Asks for a password or login.</summary>
    CredentialRequest,

    /// <summary>The sender's domain imitates a known one.</summary>
    LookalikeDomain,

    /// <summary>Answers would go to somebody else.</summary>
    ReplyToMismatch,

    /// <summary>SPF, DKIM or DMARC failed without a DMARC pass.</summary>
    AuthFailure,

    /// <summary>Announces other bank details.</summary>
    BankChange,

    /// <summary>An attachment that can run or that hides a login page.</summary>
    DangerousAttachment,

    /// <summary>Money first, or a cheque that is too large.</summary>
    AdvanceFee,

    /// <summary>An invitation letter is wanted, business is not.</summary>
    VisaInvitation,

    /// <summary>Wants prices and terms, hides who he is.</summary>
    CompetitorProbe,

    /// <summary>Wants free samples, nothing else.</summary>
    SampleHunting,

    /// <summary>Trade term and place do not fit together.</summary>
    IncotermMismatch,
}

/// <summary>How far the matter has come; moves forward only.</summary>
public enum Stage
{
    /// <summary>Our offer is being compared.</summary>
    Quoted,

    /// <summary>Samples were received or tested.</summary>
    Sampled,

    /// <summary>A counter-offer on price or terms.</summary>
    Negotiating,

    /// <summary>An order, an approved proforma, a deposit.</summary>
    Ordered,
}
