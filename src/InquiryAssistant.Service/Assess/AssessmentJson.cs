using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Service.Assess;

/// <summary>The JSON of an assessment as the contract writes it (section 2): camel case, verdicts in kebab case, quadrants A to D.</summary>
internal static class AssessmentJson
{
    /// <summary>For one object a line.</summary>
    public static JsonSerializerOptions Lines { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Quadrant>(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
