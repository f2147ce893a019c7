using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Languages;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Benchmarks.Assessments;

/// <summary>Where the time of an assessment goes: each stage alone over the corpora, as a mean for one message.</summary>
internal sealed class AssessmentStages : IBenchmark
{
    private const int WarmUps = 4;
    private const int Rounds = 5;

    public string Name => "assess-stages";

    public string Description => "CPU time and allocation of each stage of an assessment, mean of a message";

    public Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var lines = Corpora.Lines();
        var conversations = Corpora.Conversations(lines);
        ReadBody[] bodies = [.. conversations.Select(c => MailTextReader.ReadBody(c.Message))];
        Assessment[] assessments = [.. conversations.Select(InquiryAssessor.Shipped.Assess)];
        var count = conversations.Count;
        List<Figure> figures = [];
        void Add(string name, Action<int> stage) => figures.AddRange(Measure(name, count, stage));
        Add("inputJson", i => Corpora.Conversation(lines[i]));
        Add("body", i => MailTextReader.ReadBody(conversations[i].Message));
        Add("shape", i => BodyShape.Of(bodies[i]));
        Add("language", i => LanguageIdentifier.Identify(conversations[i].Message.Subject + "\n" + bodies[i].Text.Reply));
        Add("entities", i => EntityReader.Read(conversations[i].Message.Subject, bodies[i].Text, conversations[i].Message.From, conversations[i].Owner));
        Add("questions", i => QuestionReader.Read(conversations[i].Message.Subject, bodies[i].Text));
        Add("signals", i => AssessorData.Shipped.Signals.Read(conversations[i]));
        Add("tags", i => TagPlanner.For(assessments[i], conversations[i]));
        Add("whole", i => InquiryAssessor.Shipped.Assess(conversations[i]));
        Add("outputJson", i => JsonSerializer.SerializeToUtf8Bytes(assessments[i], JsonSerializerOptions.Web));
        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static Figure[] Measure(string name, int count, Action<int> stage)
    {
        for (var i = 0; i < WarmUps * count; i++)
        {
            stage(i % count);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = new Sample(Enumerable.Range(0, Rounds).Select(_ => Round(count, stage)));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rounds * count);
        return [new(name, times.Percentile(0.5) * 1000 / count, "µs"), new(name + "Allocated", bytes / 1000, "kB")];
    }

    private static double Round(int count, Action<int> stage)
    {
        var start = CpuClock.OfThisThread();
        for (var i = 0; i < count; i++)
        {
            stage(i);
        }

        return (CpuClock.OfThisThread() - start).TotalMilliseconds;
    }
}
