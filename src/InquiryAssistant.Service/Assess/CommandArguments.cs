namespace InquiryAssistant.Service.Assess;

/// <summary>Files and options of a command line; an option takes one value.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];

    private CommandArguments()
    {
    }

    /// <summary>What is no option, in order.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => _options.GetValueOrDefault(option);

    /// <summary>Reads the arguments; null with a sentence on <paramref name="errors"/> when an option is unknown or has no value.</summary>
    public static CommandArguments? Read(string[] args, TextWriter errors, params string[] options)
    {
        var read = new CommandArguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                read._files.Add(args[i]);
            }
            else if (!options.Contains(args[i]) || i + 1 == args.Length)
            {
                errors.WriteLine(options.Contains(args[i]) ? $"{args[i]} needs a value." : $"{args[i]} is unknown; known are: {string.Join(", ", options)}.");
                return null;
            }
            else
            {
                read._options[args[i]] = args[++i];
            }
        }

        return read;
    }
}
