using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Drafts;

/// <summary>Writes our part of the answer: one letter per quadrant, each question answered by topic in the buyer's order.</summary>
/// <remarks>Facts the product cannot know (a price, a date) are placeholders in square brackets, never invented.
/// Seed 1: A gets a complete, closed-loop answer; B the outside expert; C the standard introduction; D none. Pure and thread-safe.</remarks>
public static class DraftComposer
{
    private const int LongestQuote = 160;

    /// <summary>Composes the letter, or null where none is due: D, internal and automatic mail.</summary>
    public static DraftText? Compose(Conversation conversation, Assessment assessment)
    {
        var data = LetterData.English;
        var key = LetterKey(assessment);
        if (key is null)
        {
            return null;
        }

        var letter = data.Letters[key];
        var slots = new LetterSlots(conversation, assessment);
        List<string> paragraphs = [slots.Fill(slots.HasContact ? data.Greeting.Named : data.Greeting.Unnamed)];
        paragraphs.AddRange((IsRunningMatter(conversation, assessment) ? letter.OpeningReply : letter.OpeningInquiry).Select(slots.Fill));
        var answers = Answers(letter, data, assessment, slots);
        if (answers.Count == 1)
        {
            paragraphs.Add(answers[0]);
        }
        else if (answers.Count > 1)
        {
            paragraphs.Add(letter.AnswersLead);
            paragraphs.AddRange(answers.Select((answer, i) => $"{i + 1}. {answer}"));
        }

        paragraphs.AddRange(Notes(assessment).Select(note => slots.Fill(data.Notes[note])));
        paragraphs.AddRange(letter.Closing.Select(slots.Fill));
        var signature = data.Signature.Select(slots.Fill).Where(line => line.Length > 0).ToArray();
        return DraftRenderer.Render(paragraphs, signature);
    }

    private static string? LetterKey(Assessment assessment) => KindChoice.IsFraud(assessment.Kind) ? null : assessment.Quadrant switch
    {
        Quadrant.A => "A",
        Quadrant.B => "B",
        Quadrant.C => "C",
        Quadrant.D => null,
        _ => assessment.Kind == MessageKind.ExistingBusiness ? "service" : null,
    };

    private static bool IsRunningMatter(Conversation conversation, Assessment assessment) =>
        assessment.Kind == MessageKind.Reply || conversation.Earlier.Any(earlier => conversation.Owner.Owns(earlier.From));

    private static List<string> Answers(Letter letter, LetterData data, Assessment assessment, LetterSlots slots)
    {
        var answers = new List<string>();
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in assessment.Questions)
        {
            var topic = data.Answers.ContainsKey(question.Topic) ? question.Topic : "other";
            var template = data.Answers[topic];
            var quotes = template.Contains("{quote}", StringComparison.Ordinal);
            if (answered.Add(quotes ? question.Text : topic))
            {
                answers.Add(slots.Fill(template, Quote(question.Text)));
            }
        }

        return answers.Count > 0 ? answers : letter.WhenNothingAsked.Select(topic => slots.Fill(data.Answers[topic], "")).ToList();
    }

    private static string Quote(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..line.LastIndexOf(' ', LongestQuote - 1, LongestQuote / 2)].TrimEnd() + " ...";
    }

    private static IEnumerable<string> Notes(Assessment assessment)
    {
        if (assessment.Risks.Contains(Risk.IncotermMismatch))
        {
            yield return "incoterm-mismatch";
        }

        if (assessment.Risks.Contains(Risk.SampleHunting))
        {
            yield return "sample-hunting";
        }
        else if (assessment.Risks.Contains(Risk.CompetitorProbe))
        {
            yield return "competitor-probe";
        }
        else if (assessment is { InquiryType: InquiryType.InformationGathering, Quadrant: Quadrant.C })
        {
            yield return "information-gathering";
        }
        else if (assessment is { Specificity: Specificity.General, Quadrant: Quadrant.A or Quadrant.B })
        {
            yield return "general-specificity";
        }
    }
}
