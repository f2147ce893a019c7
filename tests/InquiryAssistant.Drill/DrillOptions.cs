using System.Globalization;

namespace InquiryAssistant.Drill;

/// <summary>What a drill does. Everything drawn by chance follows from the seed.</summary>
internal sealed record DrillOptions
{
    public const string Usage = "Usage: drill [--seed N] [--messages N] [--mailboxes N] [--processes N] [--kills N] [--seconds N] [--engine embedded|distributed] [--store CONNECTION] [--corpus FILE] [--faults FILE]";

    /// <summary>Seed of all draws. Default: 1.</summary>
    public int Seed { get; private set; } = 1;

    /// <summary>Mails that arrive. Default: 2,000.</summary>
    public int Messages { get; private set; } = 2000;

    /// <summary>Mailboxes they arrive in. Default: 50.</summary>
    public int Mailboxes { get; private set; } = 50;

    /// <summary>Service processes. Default: 1 embedded, 3 distributed; the embedded engine knows one only.</summary>
    public int Processes { get; private set; }

    /// <summary>How often a process is killed. Default: 3.</summary>
    public int Kills { get; private set; } = 3;

    /// <summary>Over how many seconds the mails arrive. Default: 60.</summary>
    public int Seconds { get; private set; } = 60;

    /// <summary>Whether the processes share their work through PostgreSQL. Default: false.</summary>
    public bool IsDistributed { get; private set; }

    /// <summary>Connection string of an empty PostgreSQL database, needed for the distributed engine.</summary>
    public string Store { get; private set; } = "";

    /// <summary>Corpus file whose mails arrive.</summary>
    public string Corpus { get; private set; } = "";

    /// <summary>Fault plan of the emulator; null for the drill's own.</summary>
    public string? Faults { get; private set; }

    /// <summary>Reads the command line; null with the reason in <paramref name="error"/>.</summary>
    public static DrillOptions? Read(string[] args, out string error)
    {
        var options = new DrillOptions();
        error = "";
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (!options.Take(args[i], value))
            {
                error = $"{args[i]} {value}".Trim() + " is not understood.";
                return null;
            }
        }

        options = options with { Processes = options.Processes > 0 ? options.Processes : options.IsDistributed ? 3 : 1 };
        error = !options.IsDistributed && options.Processes > 1 ? "The embedded engine knows one process; --engine distributed shares the work."
            : options.IsDistributed && options.Store.Length == 0 ? "--engine distributed needs --store, the connection string of an empty PostgreSQL database."
            : !File.Exists(options.Corpus) ? "--corpus names no file." : "";
        return error.Length == 0 ? options : null;
    }

    private bool Take(string name, string value)
    {
        switch (name)
        {
            case "--engine":
                IsDistributed = value == "distributed";
                return value is "distributed" or "embedded";
            case "--store":
                Store = value;
                return value.Length > 0;
            case "--corpus":
                Corpus = value;
                return value.Length > 0;
            case "--faults":
                Faults = value;
                return File.Exists(value);
            default:
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TakeNumber(name, number);
        }
    }

    private bool TakeNumber(string name, int number)
    {
        switch (name)
        {
            case "--seed": Seed = number; return true;
            case "--messages": Messages = number; return number > 0;
            case "--mailboxes": Mailboxes = number; return number > 0;
            case "--processes": Processes = number; return number > 0;
            case "--kills": Kills = number; return true;
            case "--seconds": Seconds = number; return number > 0;
            default: return false;
        }
    }
}
