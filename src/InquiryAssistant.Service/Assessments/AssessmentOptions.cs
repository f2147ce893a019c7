using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Assessments;

/// <summary>A company's own judgement. Section <c>Assessments</c>.</summary>
internal sealed class AssessmentOptions
{
    public const string Section = "Assessments";

    /// <summary>JSON file with weights and thresholds that stand before the shipped ones, as in <c>{"intent":{"asks-price":{"high":0.8}},"thresholds":{"highIntent":55}}</c>. Read at start. Default: none.</summary>
    public string OverridesFile { get; set; } = "";

    /// <summary>The shipped data, with the overrides laid over them where there are any.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">It names something that does not exist.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public AssessorData Load() => OverridesFile.Length == 0 ? AssessorData.Shipped : AssessorData.WithOverrides(File.ReadAllText(OverridesFile));
}

/// <summary>A fault in the overrides stops the start and is told: a weight that is silently not used would be worse.</summary>
internal sealed class AssessmentOptionsValidation : IValidateOptions<AssessmentOptions>
{
    public ValidateOptionsResult Validate(string? name, AssessmentOptions options)
    {
        try
        {
            options.Load();
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"{AssessmentOptions.Section}:{nameof(AssessmentOptions.OverridesFile)} names a file that cannot be read.");
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return ValidateOptionsResult.Fail($"{AssessmentOptions.Section}:{nameof(AssessmentOptions.OverridesFile)} cannot be used: {exception.Message}");
        }
    }
}
