using InquiryAssistant.Service.Sync.Backfills.Command;

namespace InquiryAssistant.Service.Assess;

/// <summary>Commands: they serve nothing, and all but backfill need no network or store.</summary>
internal static class CommandLine
{
    /// <summary>The command the arguments name, or null when the service shall start.</summary>
    public static Func<CancellationToken, Task<int>>? Find(string[] args)
    {
        string[] rest = args.Length == 0 ? [] : args[1..];
        return args.FirstOrDefault() switch
        {
            "assess" => token => AssessCommand.RunAsync(rest, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, token),
            "train" => token => TrainCommand.RunAsync(rest, Console.Out, Console.Error, token),
            "backfill" => token => BackfillCommand.RunAsync(rest, Console.Out, Console.Error, token),
            "evaluate" => token => EvaluateCommand.RunAsync(rest, Console.Out, Console.Error, token),
            { } word when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => token => RefuseAsync(word, token),
            _ => null,
        };
    }

    private static async Task<int> RefuseAsync(string word, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"{word} is no command; there are assess, backfill, train and evaluate. Without a command the service starts.".AsMemory(), cancellationToken);
        return 2;
    }
}
