using System.Text;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Benchmarks.Assessments;

/// <summary>How time and memory grow with the message, from 1 KB to 10 MB, as text and as HTML.</summary>
internal sealed class AssessmentGrowth : IBenchmark
{
    private const int WarmUps = 4;

    private static readonly int[] Sizes = [1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 4_000_000, 10_000_000];

    public string Name => "assess-growth";

    public string Description => "CPU time for bodies of 1 KB to 10 MB made of corpus mail; exponent 1 is linear";

    public Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var conversations = Corpora.Conversations(Corpora.Lines());
        for (var i = 0; i < WarmUps * conversations.Count; i++)
        {
            InquiryAssessor.Shipped.Assess(conversations[i % conversations.Count]);
        }

        List<Figure> figures = [];
        foreach (var format in Enum.GetValues<BodyFormat>())
        {
            var bodies = conversations.Select(c => c.Message.Body).Where(b => b.Format == format).Select(b => b.Content).ToArray();
            var points = Sizes.Select(size => (X: (double)size, Y: Measure(Sized(conversations[0], format, bodies, size)))).ToArray();
            var name = format == BodyFormat.Html ? "html" : "text";
            figures.AddRange(points.Select(p => new Figure($"{name}{p.X / 1000:0}KB", p.Y * 1_000_000 / p.X, "µs a KB")));
            figures.Add(new($"{name}LargestWhole", points[^1].Y, "ms for 10 MB", "< 1,000"));
            figures.Add(new($"{name}Exponent", Sample.Exponent(points), "", "about 1 or less"));
            // Beyond the limit of the word readers only the body reader goes on: its own growth would hide behind theirs.
            figures.Add(new($"{name}ExponentFrom256KB", Sample.Exponent([.. points.Where(p => p.X >= 256_000)]), "", "about 1"));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static Conversation Sized(Conversation sample, BodyFormat format, string[] bodies, int size)
    {
        var text = new StringBuilder(size + 1);
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(bodies[i % bodies.Length], 0, Math.Min(bodies[i % bodies.Length].Length, size - text.Length)).Append('\n');
        }

        return sample with { Message = sample.Message with { Body = new MailBody(format, text.ToString()) } };
    }

    /// <summary>The least of several runs, in milliseconds.</summary>
    private static double Measure(Conversation conversation)
    {
        var runs = Math.Clamp(20_000_000 / conversation.Message.Body.Content.Length, 5, 300);
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var start = CpuClock.OfThisThread();
            InquiryAssessor.Shipped.Assess(conversation);
            best = Math.Min(best, (CpuClock.OfThisThread() - start).TotalMilliseconds);
        }

        return best;
    }
}
