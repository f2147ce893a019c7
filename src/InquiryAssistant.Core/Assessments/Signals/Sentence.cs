namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>A stretch of the sender's text and the concepts in it.</summary>
internal record struct Sentence(int Start, int End, UInt128 Concepts);
