namespace InquiryAssistant.Core.Assessments.Models;

/// <summary>The models of all dimensions and the thresholds of the decision. Immutable.</summary>
internal sealed record ModelSet(
    LinearModel Kind, LinearModel Intent, LinearModel Role, LinearModel Type, LinearModel Specificity, LinearModel Stage, Decision Decision)
{
    /// <summary>All models.</summary>
    public IEnumerable<LinearModel> All => [Kind, Intent, Role, Type, Specificity, Stage];
}
