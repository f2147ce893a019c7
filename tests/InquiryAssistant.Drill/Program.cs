using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InquiryAssistant.Drill;

// The fault drill of the mail sync; tests/drill calls it. Progress on standard error, one JSON object on standard output.
if (DrillOptions.Read(args, out var error) is not { } options)
{
    await Console.Error.WriteLineAsync(error);
    await Console.Error.WriteLineAsync(DrillOptions.Usage);
    return 2;
}

var watch = System.Diagnostics.Stopwatch.StartNew();
var folder = Directory.CreateTempSubdirectory("inquiry-drill-").FullName;
var stream = new MailStream(options);
await File.WriteAllLinesAsync(Path.Combine(folder, "mailboxes.jsonl"), stream.Mailboxes());
var (emulatorProgram, graph) = await ChildProgram.StartAsync(
    "InquiryAssistant.GraphEmulator", ["--urls", "http://127.0.0.1:0", "--seed", options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)],
    new Regex(@"listens on (http://\S+)"), Path.Combine(folder, "emulator.log"));
using (emulatorProgram)
{
    using var emulator = new EmulatorControl(new Uri(graph.GetLeftPart(UriPartial.Authority)));
    for (var i = 0; i < options.Mailboxes; i++)
    {
        await emulator.AddMailboxAsync(MailStream.AddressOf(i));
    }

    var served = await ServedMails.ReadAsync(stream.Lines(), emulator, graph);
    var faults = JsonNode.Parse(options.Faults is { } file ? await File.ReadAllTextAsync(file)
        : """{"throttle":0.1,"serverError":0.05,"dropNotification":0.1,"duplicateNotification":0.1,"reorder":true,"latencyMs":[2,20]}""")!.AsObject();
    faults["seed"] = options.Seed;
    await emulator.SetFaultsAsync(faults);
    await using var balancer = await LoadBalancer.StartAsync();
    using var fleet = new ServiceFleet(options, graph, balancer, folder);
    var plan = Task.Run(() => stream.Plan(served));
    await fleet.StartAllAsync();
    await fleet.UntilReadyAsync();
    var report = await new DrillRun(options, emulator, fleet).RunAsync(await plan);
    fleet.Dispose();
    emulatorProgram.Kill();
    report.Figures["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
    report.Figures["cpuSeconds"] = new JsonObject
    {
        ["service"] = Math.Round(fleet.Processor.TotalSeconds, 1),
        ["emulator"] = Math.Round(emulatorProgram.Processor.TotalSeconds, 1),
        ["drill"] = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 1),
    };
    await Console.Error.WriteLineAsync(report.Passed ? "Nothing lost, nothing doubled, no limit broken." : $"The drill failed; logs and database are in {folder}.");
    Console.WriteLine(report.Figures.ToJsonString());
    if (!report.Passed)
    {
        return 1;
    }
}

Directory.Delete(folder, recursive: true);
return 0;
