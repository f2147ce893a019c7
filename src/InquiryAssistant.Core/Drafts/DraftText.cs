namespace InquiryAssistant.Core.Drafts;

/// <summary>Our part of a reply, to be put above the kept history. It is never sent by the machine.</summary>
/// <param name="Html">Inline-styled HTML fragment without html or body tags: the reply's page carries the foreign style of the original.</param>
/// <param name="Text">The same as plain text, "\n" line ends, an empty line between paragraphs.</param>
/// <param name="Placeholders">The marked facts the rep must fill in, with their brackets, in order.</param>
public sealed record DraftText(string Html, string Text, IReadOnlyList<string> Placeholders);
