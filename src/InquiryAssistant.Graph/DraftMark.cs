using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

/// <summary>Marks on drafts of ours: which message they answer, and which request made them. Exchange keeps them on the item, also when it is sent.</summary>
internal static class DraftMark
{
    /// <summary>Version of the mark, in front of every value, so that a later form of it is not taken for this one.</summary>
    private const string Version = "1:";

    // The name is case-sensitive (Graph page "singleValueLegacyExtendedProperty").
    private const string AnswerTo = "String {7d1f4a52-0c1b-4d55-9c0e-3f7d2f6a90b1} Name InquiryAssistantAnswerTo";
    private const string RequestKey = "String {7d1f4a52-0c1b-4d55-9c0e-3f7d2f6a90b1} Name InquiryAssistantRequest";

    public static List<SingleValueLegacyExtendedProperty> For(string originalId, Guid? requestKey)
    {
        List<SingleValueLegacyExtendedProperty> marks = [new() { Id = AnswerTo, Value = Version + originalId }];
        if (requestKey is { } key)
        {
            marks.Add(new() { Id = RequestKey, Value = Version + key });
        }

        return marks;
    }

    /// <summary>Filter for drafts that answer a message.</summary>
    public static string Answering(string originalId) => Filter(AnswerTo, originalId);

    /// <summary>Filter for drafts that a request made.</summary>
    public static string MadeBy(Guid requestKey) => Filter(RequestKey, requestKey.ToString());

    private static string Filter(string property, string value) =>
        $"singleValueExtendedProperties/Any(ep: ep/id eq '{property}' and ep/value eq '{Version}{value.Replace("'", "''", StringComparison.Ordinal)}')";
}
