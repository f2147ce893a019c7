using System.Diagnostics;
using System.Globalization;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Benchmarks.Assessments;

/// <summary>What a fresh process pays before its first verdict: lexicons, models and the first message.</summary>
internal sealed class AssessorStartUp : IBenchmark
{
    /// <summary>Makes the program measure itself once and print two numbers.</summary>
    public const string ChildArgument = "--measure-start-up";

    private const int Processes = 3;

    public string Name => "assessor-start-up";

    public string Description => "CPU time and memory of the assessor until its first verdict, in fresh processes";

    /// <summary>Milliseconds of CPU time and megabytes of live memory until the first verdict.</summary>
    public static string MeasureInThisProcess()
    {
        var conversation = Corpora.Conversation(Corpora.Lines()[0]);
        var (start, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalMemory(forceFullCollection: true));
        InquiryAssessor.Shipped.Assess(conversation);
        var time = Environment.CpuUsage.TotalTime - start;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds} {memory / 1e6}");
    }

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        List<double[]> runs = [];
        for (var i = 0; i < Processes; i++)
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ChildArgument) { RedirectStandardOutput = true })!;
            var line = await child.StandardOutput.ReadToEndAsync(cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            runs.Add([.. line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]);
        }

        return [new("cpu", new Sample(runs.Select(r => r[0])).Percentile(0.5), "ms"), new("liveMemory", new Sample(runs.Select(r => r[1])).Percentile(0.5), "MB")];
    }
}
