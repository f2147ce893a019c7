using System.Runtime.InteropServices;
using System.Text.Json;
using InquiryAssistant.Benchmarks;
using InquiryAssistant.Benchmarks.Assessments;
using InquiryAssistant.Benchmarks.Sync;

// All benchmarks, or those named on the command line: a table for the reader and one JSON line for machines each.
if (args is [AssessorStartUp.ChildArgument])
{
    Console.WriteLine(AssessorStartUp.MeasureInThisProcess());
    return 0;
}

var arguments = new BenchmarkArguments(args);
IBenchmark[] all = [new AssessorStartUp(), new AssessmentThroughput(), new AssessmentStages(), new AssessmentGrowth(), new NotificationLoad(arguments), new SyncGrowth(arguments)];
var unknown = arguments.Names.Except(all.Select(b => b.Name)).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. There are:");
    foreach (var benchmark in all)
    {
        Console.Error.WriteLine($"  {benchmark.Name,-24}{benchmark.Description}");
    }

    return 2;
}

// The host of an emulator in this process would take the signal for itself, and the benchmark would go on.
using var ends = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);

foreach (var benchmark in all.Where(b => arguments.Names.Count == 0 || arguments.Names.Contains(b.Name)))
{
    IReadOnlyList<Figure> figures;
    try
    {
        figures = await benchmark.RunAsync(ends.Token);
    }
    catch (OperationCanceledException) when (ends.IsCancellationRequested)
    {
        Console.Error.WriteLine($"{benchmark.Name} was ended before its time.");
        return 130;
    }

    Console.WriteLine($"\n{benchmark.Name}: {benchmark.Description}");
    foreach (var figure in figures)
    {
        Console.WriteLine($"  {figure.Name,-28}{Written(figure.Value),14} {figure.Unit,-18}{figure.Target}".TrimEnd());
    }

    var members = figures.ToDictionary(f => f.Name, f => Math.Round(f.Value, 4));
    Console.WriteLine(JsonSerializer.Serialize(new { benchmark = benchmark.Name, figures = members }));
}

return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ends.Cancel();
}

static string Written(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", System.Globalization.CultureInfo.InvariantCulture);
