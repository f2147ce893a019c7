using System.Net;
using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

/// <summary>Whatever the sender writes, and whichever mail program quotes below, above or around it: his lines come out as new text or signature.</summary>
/// <remarks>The histories are those of the fixtures, the sender's text is put together from corpus mail of all languages and from lines that tempt to cut them.</remarks>
public sealed class ComposedMailTests
{
    private const int Compositions = 2500;
    private const int Seed = 20261128;
    private const int MostParagraphs = 5;
    private static readonly string[] Traps = File.ReadAllText(Path.Combine(MailFixture.Folder, "../SenderTraps.txt")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
    private static readonly string[] Letters = [.. CorpusParagraphs()];
    private static readonly MailFixture[] All = [.. MailFixture.Names.Select(MailFixture.Load).Where(f => f.Quoted.Length > 0)];
    private static readonly MailFixture[] Signed = [.. All.Where(IsSigned)];

    [Fact]
    public void Keeps_TheTextAboveAnyHistory() => AssertKept(All, (random, fixture) =>
    {
        var text = Compose(random);
        return (text, fixture.Body with { Content = fixture.Body.Format == BodyFormat.Text ? $"{text}\n\n{fixture.Body.Content}" : Above(fixture.Body.Content, text) });
    });

    [Fact]
    public void Keeps_TheTextBelowAMarkedQuote() => AssertKept(Signed, (random, fixture) =>
    {
        var text = Compose(random).Replace('>', '›');
        return (text, fixture.Body with { Content = $"{fixture.Body.Content.TrimEnd()}\n\n{text}" });
    });

    [Fact]
    public void Keeps_TheAnswersBetweenMarkedLines() => AssertKept(Signed, (random, fixture) =>
    {
        var lines = fixture.Body.Content.Split('\n').ToList();

        // Below the header or the attribution, where people answer.
        var header = lines.FindLastIndex(l => l.StartsWith('>') && l.Contains(':', StringComparison.Ordinal)) + 1;
        int[] places = [.. Enumerable.Range(header, lines.Count - header).Where(i => lines[i].StartsWith('>'))];
        var text = Any(random, random.Next(2) == 0 ? Traps : Letters).Replace('>', '›');
        lines.Insert(places.Length == 0 ? lines.Count : places[random.Next(places.Length)] + 1, random.Next(3) == 0 ? text : $"\n{text}\n");
        return (text, fixture.Body with { Content = string.Join('\n', lines) });
    });

    private static void AssertKept(MailFixture[] fixtures, Func<Random, MailFixture, (string Text, MailBody Body)> compose)
    {
        Assert.True(fixtures.Length > 30);
        var random = new Random(Seed);
        var lost = new List<string>();
        for (var i = 0; i < Compositions; i++)
        {
            var fixture = Any(random, fixtures);
            var (text, body) = compose(random, fixture);
            var read = MailTextReader.Read(body, fixture.From);
            var kept = Lines($"{read.Reply}\n{read.Signature}");
            lost.AddRange(Lines(text).Where(line => !kept.Remove(line)).Take(1).Select(line => $"{line}\n--- of\n{text}\n--- above\n{fixture.Quoted}"));
        }

        Assert.True(lost.Count == 0, $"{lost.Count} mails lost a line, first:\n{string.Join("\n=====\n", lost.Take(3))}");
    }

    private static string Compose(Random random)
    {
        var paragraphs = new List<string>();
        for (var count = 1 + random.Next(MostParagraphs); count > 0; count--)
        {
            paragraphs.Add(Any(random, random.Next(2) == 0 ? Traps : Letters));
        }

        return string.Join("\n\n", paragraphs);
    }

    private static string Above(string html, string text)
    {
        var lines = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            lines.Append("<div>").Append(line.Length == 0 ? "<br>" : WebUtility.HtmlEncode(line)).Append("</div>");
        }

        var body = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        return html.Insert(body < 0 ? 0 : html.IndexOf('>', body) + 1, $"{lines}<div><br></div>");
    }

    // Every line below the first marked one is marked, blank or the sender's own.
    private static bool IsSigned(MailFixture fixture)
    {
        var own = Lines($"{fixture.Reply}\n{fixture.Signature}");
        var lines = fixture.Body.Content.Split('\n').SkipWhile(l => !l.StartsWith('>')).ToList();
        return fixture.Body.Format == BodyFormat.Text && lines.Count > 0 && lines.TrueForAll(l => l.Trim().Length == 0 || l.StartsWith('>') || own.Contains(l.Trim()));
    }

    private static IEnumerable<string> CorpusParagraphs()
    {
        foreach (var json in MailFixture.CorpusLines)
        {
            if (AssessmentInput.TryRead(json, out var input, out _))
            {
                var reply = MailTextReader.Read(input.Conversation.Message).Reply;
                foreach (var paragraph in reply.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith('>')))
                {
                    yield return string.Join('\n', paragraph.Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
                }
            }
        }
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static T Any<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
