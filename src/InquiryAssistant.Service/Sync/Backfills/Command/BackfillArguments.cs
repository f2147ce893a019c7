using System.Globalization;

namespace InquiryAssistant.Service.Sync.Backfills.Command;

/// <summary>The command line of <c>backfill</c>.</summary>
/// <param name="Mailbox">Address; null means the one of the settings.</param>
/// <param name="Days">How far back.</param>
/// <param name="Folder">Well-known name, id or display name; null means the inbox.</param>
/// <param name="Restart">Whether one that is open is ended and another begun.</param>
/// <param name="Settings">What is left: settings of the service, in the .NET way.</param>
internal sealed record BackfillArguments(string? Mailbox, int Days, string? Folder, bool Restart, string[] Settings)
{
    private const string Usage = """
        Usage: backfill [--mailbox ADDRESS] [--days N] [--folder NAME] [--restart] [--Key:Sub VALUE ...]
          --mailbox   whose mail; the mailbox of the settings when it is left out
          --days      how far back, 1 to 3650; 90 when it is left out
          --folder    a folder as Outlook shows it, its id, or a well-known name; the inbox when it is left out
          --restart   end one that is open and begin anew
          settings    as of the service: --Graph:Mode Tenant, --Store:ConnectionString "...", --Engine Distributed
        """;

    /// <summary>Settings without a colon in their name.</summary>
    private static readonly string[] PlainSettings = ["Engine", "Urls", "AllowedHosts", "environment", "contentRoot"];

    /// <summary>Reads the arguments; null with a sentence on <paramref name="errors"/> when they are not right.</summary>
    public static BackfillArguments? Read(string[] args, TextWriter errors)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var settings = new List<string>();
        var restart = false;
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = Split(args[i]);
            if (name is "--restart" && value is null)
            {
                restart = true;
                continue;
            }

            value ??= i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
            if (Fault(name, value) is { } fault)
            {
                errors.WriteLine(fault);
                errors.WriteLine(Usage);
                return null;
            }

            if (name is "--mailbox" or "--days" or "--folder")
            {
                options[name] = value!;
            }
            else
            {
                settings.AddRange([name, value!]);
            }
        }

        var days = options.TryGetValue("--days", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : Backfill.UsualDays;
        return new(options.GetValueOrDefault("--mailbox"), days, options.GetValueOrDefault("--folder"), restart, [.. settings]);
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (argument[..at], argument[(at + 1)..]) : (argument, null);

    private static string? Fault(string name, string? value) => name switch
    {
        "--help" or "-h" => "Tags the mail of the last days that lies in a mailbox. Ctrl+C halts it; the same command goes on where it stopped.",
        _ when !name.StartsWith("--", StringComparison.Ordinal) => $"{name} is no option.",
        _ when name is not ("--mailbox" or "--days" or "--folder" or "--restart") && !name.Contains(':', StringComparison.Ordinal) && !PlainSettings.Contains(name[2..], StringComparer.OrdinalIgnoreCase) =>
            $"{name} is unknown.",
        _ when value is not { Length: > 0 } => $"{name} needs a value.",
        "--restart" => "--restart takes no value.",
        "--days" when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > Backfill.MostDays => $"--days is a number from 1 to {Backfill.MostDays}.",
        "--mailbox" when !value.Contains('@', StringComparison.Ordinal) || value.Length > Mailboxes.SyncedMailbox.LongestAddress => "--mailbox is a mail address.",
        "--folder" when value.Length > Backfill.LongestFolder => $"--folder has at most {Backfill.LongestFolder} characters.",
        _ => null,
    };
}
