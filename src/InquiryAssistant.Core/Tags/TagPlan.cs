namespace InquiryAssistant.Core.Tags;

/// <summary>What the categories of a message shall be, and what that changes.</summary>
/// <param name="Categories">The whole list to write: the user's own first, in their order, then ours.</param>
/// <param name="Added">Names that were not there.</param>
/// <param name="Removed">Names of ours that no longer fit.</param>
public sealed record TagPlan(IReadOnlyList<string> Categories, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);
