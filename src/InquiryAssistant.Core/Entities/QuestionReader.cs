using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>A question with the place of its words in subject or reply.</summary>
public sealed record AskedQuestion(Question Question, EvidenceSource Source, int Start, int Length);

/// <summary>Finds each thing the sender wants answered: question sentences, requests, and the points of a list.</summary>
/// <remarks>Quoted history is never read. Linear; at most <see cref="Most"/> questions. Topics and request words: <c>Data/entities/questions.json</c>.</remarks>
public static class QuestionReader
{
    /// <summary>More than this many is a questionnaire; the rest stays readable in the mail itself.</summary>
    public const int Most = 20;

    private const int LongestQuestion = 240;

    private static readonly Vocabulary Words = new();

    private sealed class Vocabulary
    {
        public Vocabulary()
        {
            using var file = EntityData.Open("entities/questions.json");
            var root = file.RootElement;
            var order = 0;
            Topics = new(root.GetProperty("topics").EnumerateObject().Select(t => (t.Name, Order: order++, Terms: EntityData.Strings(t.Value)))
                .SelectMany(t => t.Terms.Select(term => (term, (t.Order, t.Name)))));
            Asks = new(EntityData.Strings(root.GetProperty("asks")).Select(t => (t, true)));
            Pleasantries = new(EntityData.Strings(root.GetProperty("pleasantries")).Select(t => (t, true)));
        }

        public TermTable<(int Order, string Name)> Topics { get; }

        public TermTable<bool> Asks { get; }

        public TermTable<bool> Pleasantries { get; }
    }

    private readonly record struct Clause(int Start, int End, bool Marked, bool ListPoint, int List);

    /// <summary>Reads reply and, when the reply asks nothing, the subject.</summary>
    public static IReadOnlyList<AskedQuestion> Read(string subject, MailText text)
    {
        var asked = Scan(SourceText.Of(EvidenceSource.Body, text.Reply.Length > EntityReader.LongestText ? text.Reply[..EntityReader.LongestText] : text.Reply));
        return asked.Count > 0 ? asked : Scan(SourceText.Of(EvidenceSource.Subject, subject.Length > 300 ? subject[..300] : subject));
    }

    private static List<AskedQuestion> Scan(SourceText text)
    {
        var found = new List<AskedQuestion>();
        var inAskedList = -1;
        foreach (var clause in Clauses(text.Text))
        {
            if (found.Count >= Most)
            {
                break;
            }

            var asks = clause.Marked || Words.Asks.Find(text.Folded, clause.Start, clause.End, out _, out _) >= 0;
            var topics = TopicsIn(text.Folded, clause);
            if (clause.ListPoint)
            {
                if (asks || inAskedList == clause.List || topics.Count > 0)
                {
                    inAskedList = clause.List;
                    found.Add(Ask(text, clause, topics.Count > 0 ? topics[0] : "other"));
                }

                continue;
            }

            if (!asks || IsPleasantry(text.Folded, clause))
            {
                continue;
            }

            if (clause.Marked || topics.Count > 0)
            {
                AddClause(text, clause, topics, found);
            }
        }

        return found;
    }

    /// <summary>A request that names several topics ("price, MOQ and lead time") wants as many answers.</summary>
    private static void AddClause(SourceText text, Clause clause, List<string> topics, List<AskedQuestion> found)
    {
        if (topics.Count <= 1)
        {
            found.Add(Ask(text, clause, topics.Count == 1 ? topics[0] : "other"));
            return;
        }

        foreach (var topic in topics)
        {
            if (found.Count < Most)
            {
                found.Add(Ask(text, clause, topic));
            }
        }
    }

    private static bool IsPleasantry(string folded, Clause clause) => Words.Pleasantries.Find(folded, clause.Start, clause.End, out _, out _) >= 0;

    private static AskedQuestion Ask(SourceText text, Clause clause, string topic)
    {
        var length = Math.Min(clause.End - clause.Start, LongestQuestion);
        return new(new Question(text.Text.Substring(clause.Start, length), topic), text.Source, clause.Start, length);
    }

    private static List<string> TopicsIn(string folded, Clause clause)
    {
        var topics = new SortedDictionary<int, string>();
        var order = new List<string>();
        for (var i = clause.Start; i < clause.End; i++)
        {
            var length = Words.Topics.Match(folded, i, out var topic);
            if (length > 0 && i + length <= clause.End && topics.TryAdd(topic.Order, topic.Name))
            {
                order.Add(topic.Name);
                i += length - 1;
            }
        }

        return order;
    }

    private static IEnumerable<Clause> Clauses(string text)
    {
        var start = 0;
        var list = 0;
        var previousWasPoint = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var atEnd = i == text.Length;
            if (!atEnd && !IsEnd(text, i))
            {
                continue;
            }

            var marked = !atEnd && text[i] is '?' or '？' or '؟' or ';' && text[i] != ';';
            var end = marked ? i + 1 : i;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            var bullet = start < end ? BulletLength(text, start, end) : 0;
            if (bullet > 0 && !previousWasPoint)
            {
                list++;
            }

            var from = start + bullet;
            if (end - from >= 3)
            {
                previousWasPoint = bullet > 0;
                yield return new(from, end, marked, bullet > 0, list);
            }

            start = i + 1;
        }
    }

    private static bool IsEnd(string text, int i) => text[i] switch
    {
        '\n' or '?' or '？' or '؟' or '!' or '！' or '。' => true,
        '.' => i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && i > 2 && !(char.IsDigit(text[i - 1]) && (i < 3 || text[i - 2] is '\n' or ' ')),
        _ => false,
    };

    /// <summary>"1. ", "2) ", "- ", "• ", "a) ", "・": the marks of a list point at a line's start.</summary>
    private static int BulletLength(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] is not ('\n' or ' ' or '\t'))
        {
            return 0;
        }

        if (text[start] is '-' or '*' or '•' or '·' or '–' or '—' or '・' or '●' or '○' or '▪' or '■' or '◦' or '→' or '►')
        {
            return 1 + (start + 1 < end && text[start + 1] == ' ' ? 1 : 0);
        }

        var i = start;
        while (i < end && char.IsDigit(text[i]) && i - start < 2)
        {
            i++;
        }

        if (i == start && char.IsLetter(text[i]) && i + 1 < end && text[i + 1] == ')')
        {
            i++;
        }

        return i > start && i < end && text[i] is '.' or ')' or '、' or '）' or ':' && i + 1 < end && (i + 1 == end || !char.IsDigit(text[i + 1])) ? i + 1 - start : 0;
    }
}
