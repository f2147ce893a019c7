using InquiryAssistant.GraphEmulator.Faults;
using Microsoft.Extensions.Logging;

namespace InquiryAssistant.GraphEmulator;

/// <summary>The command line: <c>--urls URL [--mailbox FILE.jsonl]… [--faults FILE.json] [--default-mailbox ADDRESS] [--seed N] [--option NAME=VALUE]…</c>.</summary>
internal static class GraphEmulatorCommand
{
    private const int BadUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        GraphEmulatorOptions options;
        try
        {
            options = Parse(args);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return BadUsage;
        }

        using var loggers = LoggerFactory.Create(static logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning));
        options.LoggerFactory = loggers;
        try
        {
            await using var app = GraphEmulatorApp.Build(options);
            await app.StartAsync();
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"Graph emulator listens on {url}/v1.0");
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (exception is FormatException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return BadUsage;
        }
    }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">An argument is unknown, lacks its value, or names no such file.</exception>
    public static GraphEmulatorOptions Parse(string[] args)
    {
        var options = new GraphEmulatorOptions { Url = "http://127.0.0.1:5081" };
        for (var i = 0; i < args.Length; i++)
        {
            var pair = args[i].Split('=', 2);
            var value = pair.Length == 2 ? pair[1] : i + 1 < args.Length ? args[++i] : throw new FormatException($"{pair[0]} needs a value.");
            Apply(options, pair[0], value);
        }

        return options;
    }

    private static void Apply(GraphEmulatorOptions options, string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "--URLS":
                options.Url = Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" ? value : throw new FormatException("--urls takes one http address.");
                break;
            case "--MAILBOX":
                options.MailboxFiles.Add(File.Exists(value) ? value : throw new FormatException($"There is no mailbox file {value}."));
                break;
            case "--FAULTS":
                options.Faults = FaultPlan.Parse(File.Exists(value) ? File.ReadAllText(value) : throw new FormatException($"There is no fault file {value}."));
                break;
            case "--DEFAULT-MAILBOX":
                options.DefaultMailbox = value;
                break;
            case "--SEED":
                options.Seed = int.TryParse(value, out var seed) ? seed : throw new FormatException("--seed takes a whole number.");
                break;
            case "--OPTION":
                OptionSwitch.Set(options, value);
                break;
            default:
                throw new FormatException($"{name} is no option of the emulator: --urls, --mailbox, --faults, --default-mailbox, --seed, --option.");
        }
    }
}
