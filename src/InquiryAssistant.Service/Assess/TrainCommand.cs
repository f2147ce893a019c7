using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Service.Assess;

/// <summary><c>train CORPUS... --out FOLDER</c>: learns the weights and writes their files.</summary>
internal static class TrainCommand
{
    /// <summary>0 when written, 2 for a wrong command line or corpus.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (CommandArguments.Read(args, errors, "--out") is not { Files.Count: > 0 } arguments || arguments["--out"] is not { } folder)
        {
            await errors.WriteLineAsync("Usage: train CORPUS... --out FOLDER; a corpus is a JSONL file or a folder of them.");
            return 2;
        }

        if (await CorpusFiles.ReadAsync(arguments.Files, errors, cancellationToken) is not { } mails)
        {
            return 2;
        }

        foreach (var (name, text) in CorpusTraining.Learn(mails))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        }

        await output.WriteLineAsync($"Learned from {mails.Count} messages.");
        return 0;
    }
}
