using System.Globalization;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>The values of one field of one message, as the comparison takes them.</summary>
internal static class EntityValues
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<EntityField> Fields { get; } = Enum.GetValues<EntityField>();

    /// <summary>The member's name in the corpus format.</summary>
    public static string Name(EntityField field)
    {
        var name = field.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The field's values as text; none when it is absent. A quantity is its value in plain figures, a blank, its unit.</summary>
    public static IReadOnlyList<string> Of(InquiryEntities entities, EntityField field) => field switch
    {
        EntityField.Models => entities.Models,
        EntityField.Quantities => [.. entities.Quantities.Select(q => $"{q.Value.ToString(CultureInfo.InvariantCulture)} {q.Unit}")],
        EntityField.Certifications => entities.Certifications,
        _ => Single(entities, field) is { Length: > 0 } value ? [value] : [],
    };

    private static string? Single(InquiryEntities entities, EntityField field) => field switch
    {
        EntityField.Incoterm => entities.Incoterm,
        EntityField.Port => entities.Port,
        EntityField.TargetPrice => entities.TargetPrice,
        EntityField.PaymentTerms => entities.PaymentTerms,
        EntityField.NeededBy => entities.NeededBy,
        EntityField.Company => entities.Company,
        EntityField.Contact => entities.Contact,
        EntityField.JobTitle => entities.JobTitle,
        EntityField.Phone => entities.Phone,
        EntityField.Website => entities.Website,
        _ => entities.Country,
    };
}
