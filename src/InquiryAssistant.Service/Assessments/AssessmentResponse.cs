using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Service.Assessments;

/// <summary>An assessment as the API tells it (contracts, section 2).</summary>
internal sealed class AssessmentResponse(Assessment assessment)
{
    /// <summary>The message it is of; left out where it lies in no mailbox.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageId { get; init; }

    public MessageKind Kind => assessment.Kind;

    public Quadrant? Quadrant => assessment.Quadrant;

    public Intent? Intent => assessment.Intent;

    public double? IntentScore => assessment.IntentScore;

    public DecisionRole? Role => assessment.Role;

    public double? RoleProbability => assessment.RoleProbability;

    public InquiryType? InquiryType => assessment.InquiryType;

    public Specificity? Specificity => assessment.Specificity;

    public IReadOnlyList<Risk> Risks => assessment.Risks;

    public Stage? Stage => assessment.Stage;

    public double Confidence => assessment.Confidence;

    public bool Unsure => assessment.Unsure;

    public string Language => assessment.Language;

    public InquiryEntities Entities => assessment.Entities;

    public IReadOnlyList<Question> Questions => assessment.Questions;

    public MailText Text => assessment.Text;

    public IReadOnlyList<string> Tags => assessment.Tags;

    public IReadOnlyList<Evidence> Evidence => assessment.Evidence;

    /// <summary>The rep's own decision where one stands; left out where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RepVerdict? DecidedByRep => assessment.DecidedByRep;

    public IReadOnlyDictionary<EvidenceDimension, DimensionScore> Scores => assessment.Scores;
}

/// <summary>What is to be assessed, as the API document shows it; it is read more tolerantly than that.</summary>
/// <param name="Id">The caller's own id.</param>
/// <param name="Owner">Whose mailbox it is; unknown when left out.</param>
/// <param name="Thread">Earlier messages, oldest first, as Graph message resources.</param>
/// <param name="Message">A Graph message resource.</param>
internal sealed record AssessmentRequest(string? Id, AssessmentOwner? Owner, IReadOnlyList<JsonElement>? Thread, JsonElement Message);

/// <summary>The rep whose mailbox it is.</summary>
internal sealed record AssessmentOwner(string? Name, string? Address, string? Company, IReadOnlyList<string>? Sells, IReadOnlyList<string>? Aliases);
