using System.Runtime.CompilerServices;
using System.Text.Json;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Floors over the development corpus: they hold what was reached and prove nothing about unseen mail.</summary>
public sealed class CorpusTests
{
    private const double EntityFloor = 0.80;

    private const double QuestionFloor = 0.78;

    private static readonly string[] Single = ["incoterm", "company", "contact", "jobTitle", "phone", "website", "country"];

    private static readonly string[] Counted = ["inquiry", "reply", "existing-business"];

    [Fact]
    public void Reads_EntitiesOfTheDevelopmentCorpus()
    {
        var (hit, extra, missed) = (0, 0, 0);
        foreach (var line in Lines())
        {
            var found = Read(line).Entities;
            var wanted = line.GetProperty("labels").GetProperty("entities");
            foreach (var member in Single)
            {
                var want = wanted.GetProperty(member).ValueKind == JsonValueKind.String ? Key(wanted.GetProperty(member).GetString()!) : null;
                var got = Value(found, member) is { } value ? Key(value) : null;
                var same = want is not null && got is not null && (want == got || want.Length > 3 && got.Contains(want, StringComparison.Ordinal) || got.Length > 3 && want.Contains(got, StringComparison.Ordinal));
                hit += same ? 1 : 0;
                extra += !same && got is not null ? 1 : 0;
                missed += !same && want is not null ? 1 : 0;
            }

            var quantities = wanted.GetProperty("quantities").EnumerateArray().Select(q => q.GetProperty("value").GetDecimal()).ToList();
            var right = found.Quantities.Count(q => quantities.Remove(q.Value));
            (hit, extra, missed) = (hit + right, extra + found.Quantities.Count - right, missed + quantities.Count);
        }

        var score = 2.0 * hit / (2 * hit + extra + missed);
        Assert.True(score >= EntityFloor, $"micro-F1 {score:0.000}");
    }

    [Fact]
    public void Counts_QuestionsOfTheDevelopmentCorpus_WithinOne()
    {
        var (near, all) = (0, 0);
        foreach (var line in Lines())
        {
            var labels = line.GetProperty("labels");
            if (!Counted.Contains(labels.GetProperty("kind").GetString()))
            {
                continue;
            }

            var message = Message(line);
            var asked = QuestionReader.Read(message.Subject, MailTextReader.Read(message)).Count;
            near += Math.Abs(asked - labels.GetProperty("questions").GetArrayLength()) <= 1 ? 1 : 0;
            all++;
        }

        Assert.True(near >= all * QuestionFloor, $"{near} of {all}");
    }

    private static string? Value(Core.Assessments.InquiryEntities found, string member) => member switch
    {
        "incoterm" => found.Incoterm,
        "company" => found.Company,
        "contact" => found.Contact,
        "jobTitle" => found.JobTitle,
        "phone" => found.Phone,
        "website" => found.Website,
        _ => found.Country,
    };

    private static string Key(string value) => string.Concat(Core.Text.Folding.Fold(value).Where(char.IsLetterOrDigit));

    private static EntityReading Read(JsonElement line)
    {
        var message = Message(line);
        var owner = line.GetProperty("owner");
        var sells = owner.GetProperty("sells").EnumerateArray().Select(s => s.GetString()!).ToArray();
        return EntityReader.Read(message.Subject, MailTextReader.Read(message), message.From, new(owner.GetProperty("name").GetString()!, owner.GetProperty("address").GetString()!, owner.GetProperty("company").GetString()!, sells, []));
    }

    private static MailMessage Message(JsonElement line)
    {
        var message = line.GetProperty("message");
        var from = message.GetProperty("from").GetProperty("emailAddress");
        var body = message.GetProperty("body");
        var format = body.GetProperty("contentType").GetString() == "html" ? BodyFormat.Html : BodyFormat.Text;
        return new()
        {
            Subject = message.GetProperty("subject").GetString()!,
            From = new(from.GetProperty("name").GetString()!, from.GetProperty("address").GetString()!),
            Body = new(format, body.GetProperty("content").GetString()!),
        };
    }

    private static IEnumerable<JsonElement> Lines([CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "corpus", "dev.jsonl");
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
