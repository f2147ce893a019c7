using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>What holds for the assessment of any message.</summary>
internal static class Invariants
{
    private static readonly char[] Gaps = [' ', '\n', '\t'];

    /// <summary>What does not hold, in words; nothing when all is well.</summary>
    public static IEnumerable<string> Broken(Conversation conversation, Assessment said)
    {
        var message = conversation.Message;
        foreach (var evidence in said.Evidence)
        {
            if (!Cuts(evidence, message, said))
            {
                yield return $"the evidence for {evidence.Signal} does not cut its text";
            }

            if (!double.IsFinite(evidence.Weight))
            {
                yield return $"{evidence.Signal} weighs {evidence.Weight}";
            }
        }

        foreach (var (dimension, score) in said.Scores)
        {
            var sum = score.Base + said.Evidence.Where(e => e.Dimension == dimension).Sum(e => e.Weight);
            if (!double.IsFinite(score.Value) || Math.Abs(sum - score.Value) > 0.01)
            {
                yield return $"{dimension} is {score.Value} and adds up to {sum}";
            }
        }

        if (said.IntentScore is not (null or (>= 0 and <= 100)) || said.Confidence is not (>= 0 and <= 1) || said.RoleProbability is not (null or (>= 0 and <= 1)))
        {
            yield return "a score or probability is out of its range";
        }

        if (said.Quadrant is null != said.Intent is null || said.Tags.Any(t => t.Length is 0 or > 255 || t.Contains(',')) || said.Questions.Any(q => q.Text.Length == 0))
        {
            yield return "quadrant and intent, tags or questions are not in order";
        }

        if (!SameWords(message.Body, said.Text))
        {
            yield return "a word of the visible text is in none or two of its parts";
        }
    }

    private static bool Cuts(Evidence evidence, MailMessage message, Assessment said)
    {
        var source = evidence.Source switch
        {
            EvidenceSource.Subject => message.Subject,
            EvidenceSource.Body => said.Text.Reply,
            EvidenceSource.Signature => said.Text.Signature,
            _ => null,
        };
        return evidence.Start is not { } start
            ? evidence.Length is null
            : source is not null && evidence.Length is { } length && start >= 0 && length >= 0 && start + length <= source.Length && source.AsSpan(start, length).SequenceEqual(evidence.Text);
    }

    /// <summary>Whether the parts hold the words of the visible lines, each once: compared by count and by a sum of hashes, which no order changes.</summary>
    private static bool SameWords(MailBody body, MailText text)
    {
        var visible = MailTextReader.ReadVisible(body);
        var whole = (0, 0L);
        for (var i = 0; i < visible.Lines.Length; i++)
        {
            whole = Add(whole, visible[i]);
        }

        return whole == Add(Add(Add((0, 0L), text.Reply), text.Signature), text.Quoted);
    }

    private static (int Count, long Sum) Add((int Count, long Sum) words, ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(Gaps))
        {
            var word = text[range];
            words = word.IsEmpty ? words : (words.Count + 1, words.Sum + string.GetHashCode(word));
        }

        return words;
    }
}
