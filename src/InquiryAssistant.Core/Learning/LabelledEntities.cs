using System.Text.Json;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Reads the <c>entities</c> of a label; what is absent, null or of another type is nothing.</summary>
internal static class LabelledEntities
{
    public static InquiryEntities Read(JsonElement labels)
    {
        if (!labels.TryGetProperty("entities", out var entities) || entities.ValueKind != JsonValueKind.Object)
        {
            return InquiryEntities.None;
        }

        return new()
        {
            Models = Texts(entities, "models"),
            Quantities = [.. Items(entities, "quantities").Where(q => q.ValueKind == JsonValueKind.Object && q.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number)
                .Select(q => new Quantity(q.GetProperty("value").GetDecimal(), Text(q, "unit")))],
            Incoterm = Text(entities, "incoterm"),
            Port = Text(entities, "port"),
            TargetPrice = Text(entities, "targetPrice"),
            Certifications = Texts(entities, "certifications"),
            PaymentTerms = Text(entities, "paymentTerms"),
            NeededBy = Text(entities, "neededBy"),
            Company = Text(entities, "company"),
            Contact = Text(entities, "contact"),
            JobTitle = Text(entities, "jobTitle"),
            Phone = Text(entities, "phone"),
            Website = Text(entities, "website"),
            Country = Text(entities, "country"),
        };
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static string[] Texts(JsonElement element, string name) =>
        [.. Items(element, name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
