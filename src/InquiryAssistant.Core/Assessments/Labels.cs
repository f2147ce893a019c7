namespace InquiryAssistant.Core.Assessments;

/// <summary>The words of the corpus format for the verdicts, both ways.</summary>
public static class Labels
{
    private static readonly string[] _kinds = ["inquiry", "reply", "existing-business", "internal", "solicitation", "phishing", "scam", "automatic"];
    private static readonly string[] _intents = ["none", "low", "high"];
    private static readonly string[] _roles = ["unknown", "influencer", "decision-maker"];
    private static readonly string[] _types = ["seeking-supplier", "entering-market", "information-gathering", "casual", "competitor-probe", "sample-hunter"];
    private static readonly string[] _specificities = ["general", "specific"];
    private static readonly string[] _stages = ["quoted", "sampled", "negotiating", "ordered"];

    private static readonly string[] _risks =
        ["phishing-link", "credential-request", "lookalike-domain", "reply-to-mismatch", "auth-failure", "bank-change", "dangerous-attachment", "advance-fee", "visa-invitation", "competitor-probe", "sample-hunting", "incoterm-mismatch"];

    private static readonly string[] _dimensions = ["kind", "intent", "role", "type", "risk", "stage"];
    private static readonly string[] _sources = ["subject", "body", "signature", "header", "attachment", "sender", "thread"];

    /// <summary>Names of the kinds, in the order of <see cref="MessageKind"/>.</summary>
    public static IReadOnlyList<string> Kinds => _kinds;

    /// <summary>Names of the roles, in the order of <see cref="DecisionRole"/>.</summary>
    public static IReadOnlyList<string> Roles => _roles;

    /// <summary>Names of the inquiry types, in the order of <see cref="Assessments.InquiryType"/>.</summary>
    public static IReadOnlyList<string> Types => _types;

    /// <summary>Names of the specificities, in the order of <see cref="Assessments.Specificity"/>.</summary>
    public static IReadOnlyList<string> Specificities => _specificities;

    /// <summary>Names of the stages, in the order of <see cref="Assessments.Stage"/>.</summary>
    public static IReadOnlyList<string> Stages => _stages;

    /// <summary>Names of the risks, in the order of <see cref="Risk"/>.</summary>
    public static IReadOnlyList<string> Risks => _risks;

    /// <summary>The label of a kind.</summary>
    public static string Of(MessageKind kind) => _kinds[(int)kind];

    /// <summary>The label of a quadrant.</summary>
    public static string Of(Quadrant quadrant) => quadrant.ToString();

    /// <summary>The label of an intent.</summary>
    public static string Of(Intent intent) => _intents[(int)intent];

    /// <summary>The label of a role.</summary>
    public static string Of(DecisionRole role) => _roles[(int)role];

    /// <summary>The label of an inquiry type.</summary>
    public static string Of(InquiryType type) => _types[(int)type];

    /// <summary>The label of a specificity.</summary>
    public static string Of(Specificity specificity) => _specificities[(int)specificity];

    /// <summary>The label of a stage.</summary>
    public static string Of(Stage stage) => _stages[(int)stage];

    /// <summary>The label of a risk.</summary>
    public static string Of(Risk risk) => _risks[(int)risk];

    /// <summary>The label of a dimension of evidence.</summary>
    public static string Of(EvidenceDimension dimension) => _dimensions[(int)dimension];

    /// <summary>The label of a source of evidence.</summary>
    public static string Of(EvidenceSource source) => _sources[(int)source];

    /// <summary>The kind of a label; throws <see cref="FormatException"/> for a word that is none.</summary>
    public static MessageKind Kind(string label) => (MessageKind)Place(_kinds, label);

    /// <summary>The intent of a label, null for null.</summary>
    public static Intent? Intent(string? label) => label is null ? null : (Intent)Place(_intents, label);

    /// <summary>The role of a label, null for null.</summary>
    public static DecisionRole? Role(string? label) => label is null ? null : (DecisionRole)Place(_roles, label);

    /// <summary>The inquiry type of a label, null for null.</summary>
    public static InquiryType? InquiryType(string? label) => label is null ? null : (InquiryType)Place(_types, label);

    /// <summary>The specificity of a label, null for null.</summary>
    public static Specificity? Specificity(string? label) => label is null ? null : (Specificity)Place(_specificities, label);

    /// <summary>The stage of a label, null for null.</summary>
    public static Stage? Stage(string? label) => label is null ? null : (Stage)Place(_stages, label);

    /// <summary>The risk of a label.</summary>
    public static Risk Risk(string label) => (Risk)Place(_risks, label);

    /// <summary>The quadrant of a label, null for null.</summary>
    public static Quadrant? Quadrant(string? label) => label is null ? null : Enum.Parse<Quadrant>(label);

    private static int Place(string[] names, string label) =>
        Array.IndexOf(names, label) is >= 0 and var place ? place : throw new FormatException($"\"{label}\" is none of: {string.Join(", ", names)}.");
}
