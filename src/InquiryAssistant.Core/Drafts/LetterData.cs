using System.Text.Json;

namespace InquiryAssistant.Core.Drafts;

/// <summary>The letters of one language, from <c>Data/drafts</c>.</summary>
internal sealed class LetterData
{
    public required Greeting Greeting { get; init; }

    public required IReadOnlyDictionary<string, Letter> Letters { get; init; }

    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    public required IReadOnlyList<string> Signature { get; init; }

    public static LetterData English { get; } = EmbeddedData.Read<LetterData>("drafts/en.json", JsonSerializerOptions.Web);
}

internal sealed record Greeting(string Named, string Unnamed);

/// <summary>One letter: how it opens a new matter or goes on with one, what it offers when nothing was asked, how it closes.</summary>
internal sealed record Letter(
    IReadOnlyList<string> OpeningInquiry,
    IReadOnlyList<string> OpeningReply,
    string AnswersLead,
    IReadOnlyList<string> WhenNothingAsked,
    IReadOnlyList<string> Closing);
