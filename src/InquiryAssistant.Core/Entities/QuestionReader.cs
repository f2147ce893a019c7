using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities.Questions;
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

    private const int LongestSubject = 300;

    /// <summary>Reads the reply and, when the reply asks nothing, the subject.</summary>
    public static IReadOnlyList<AskedQuestion> Read(string subject, MailText text) => Read(FoldedText.Of(subject), FoldedText.Of(text.Reply));

    /// <summary>Reads parts that were folded before.</summary>
    internal static IReadOnlyList<AskedQuestion> Read(FoldedText subject, FoldedText reply)
    {
        var asked = Scan(EvidenceSource.Body, reply);
        return asked.Count > 0 ? asked : Scan(EvidenceSource.Subject, subject.First(LongestSubject));
    }

    private static List<AskedQuestion> Scan(EvidenceSource source, FoldedText part)
    {
        var text = part.Original;
        var finder = new WantFinder(part, QuestionWords.Shipped);
        var passages = PassageCutter.Cut(text);
        var wants = new List<WantFinder.Want>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsPoint)
            {
                if (!LeadsToList(text, passages, i, finder))
                {
                    finder.Find(passages[i], i > 0 && text[passages[i].Start] == ',' && passages[i - 1].IsMarked, wants);
                }

                continue;
            }

            var end = i;
            while (end < passages.Count && passages[end].List == passages[i].List)
            {
                end++;
            }

            AddList(text, passages, i, end, finder, wants);
            i = end - 1;
        }

        return Distinct(source, text, wants);
    }

    /// <summary>"Please tell us:" or "my questions are below." before a list asks nothing of its own.</summary>
    private static bool LeadsToList(string text, List<Passage> passages, int i, WantFinder finder) =>
        i + 1 < passages.Count && passages[i + 1].IsPoint && (text[passages[i].End - 1] is ':' or '：' || finder.Words.Has(passages[i], QuestionWords.Kind.Lead));

    /// <summary>Each point of a list is a want, unless the list is of goods or nothing asks for it.</summary>
    private static void AddList(string text, List<Passage> passages, int from, int to, WantFinder finder, List<WantFinder.Want> wants)
    {
        var lead = from > 0 && !passages[from - 1].IsPoint ? passages[from - 1] : default;
        var asked = lead.End > 0 && (finder.AsksIn(lead) || finder.Words.Has(lead, QuestionWords.Kind.Need) || finder.Words.Has(lead, QuestionWords.Kind.Interrogative));
        var (goods, marked) = (0, 0);
        for (var i = from; i < to; i++)
        {
            marked += passages[i].IsMarked ? 1 : 0;
            asked |= passages[i].IsMarked || finder.Words.Has(passages[i], QuestionWords.Kind.Interrogative) || finder.AsksIn(passages[i]) || finder.Words.Topic(passages[i].Start, passages[i].End) >= 0;
            goods += !passages[i].IsMarked && GoodsLine.Is(text, passages[i].Start, passages[i].End) ? 1 : 0;
        }

        var isGoods = goods * 2 >= to - from;
        if (isGoods && lead.End > 0)
        {
            finder.Find(lead, false, wants);
        }

        if (!asked)
        {
            return;
        }

        var before = wants.Count;
        for (var i = from; i < to; i++)
        {
            var point = passages[i];
            if (point.IsMarked || !GoodsLine.Is(text, point.Start, point.End) && !IsStatement(text, point, finder, isGoods))
            {
                wants.Add(new(point.Start, point.End, finder.Words.Topic(point.Start, point.End)));
            }
        }

        if (wants.Count == before && lead.End > 0 && !isGoods)
        {
            finder.Find(lead, false, wants);
        }
    }

    /// <summary>"Payment: T/T 30%", a table's row, or the rest of a purchase list: told, not asked.</summary>
    private static bool IsStatement(string text, Passage point, WantFinder finder, bool isGoods)
    {
        var words = text.AsSpan(point.Start, point.End - point.Start);
        var colon = words.IndexOfAny(':', '：');
        var asks = finder.AsksIn(point) || finder.Words.Has(point, QuestionWords.Kind.Interrogative);
        return !asks && (words.Contains('\t') || colon is > 0 and < 28 && colon + 2 < words.Length || isGoods && finder.Words.Topic(point.Start, point.End) < 0 || finder.Words.Has(point, QuestionWords.Kind.NotWant));
    }

    /// <summary>A topic asked twice in running text is one want.</summary>
    private static List<AskedQuestion> Distinct(EvidenceSource source, string text, List<WantFinder.Want> wants)
    {
        var asked = new List<AskedQuestion>(wants.Count);
        var seen = 0L;
        foreach (var want in wants)
        {
            if (asked.Count >= Most)
            {
                break;
            }

            var bit = want.Topic >= 0 && QuestionWords.Shipped.IsCommercial(want.Topic) ? 1L << want.Topic : 0;
            if ((seen & bit) != 0)
            {
                continue;
            }

            seen |= bit;
            var length = Math.Min(want.End - want.Start, LongestQuestion);
            asked.Add(new(new Question(text.Substring(want.Start, length), QuestionWords.Shipped.Topic(want.Topic)), source, want.Start, length));
        }

        return asked;
    }
}
