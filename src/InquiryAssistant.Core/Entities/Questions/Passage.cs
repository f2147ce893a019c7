namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>A sentence or the point of a list.</summary>
/// <param name="Start">First unit of its words, marks of a list left out.</param>
/// <param name="End">Behind its last unit.</param>
/// <param name="IsMarked">Whether it ends with a question mark of any script.</param>
/// <param name="List">Number of the list it is a point of; 0 for a sentence.</param>
internal readonly record struct Passage(int Start, int End, bool IsMarked, int List)
{
    public bool IsPoint => List > 0;
}
