using System.Globalization;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Service.Assess;

/// <summary>
/// <c>evaluate CORPUS... [--cross-validate N] [--unseen CORPUS] [--write docs/scoring.md] [--misses FILE]</c>: figures by cross-validation, by author, and of the
/// shipped weights on mail they were not learned from; entities and questions that differ from the labels of that mail, one line each, into a file.
/// </summary>
internal static class EvaluateCommand
{
    private const string Mark = "<!-- figures: written by the evaluate command -->";

    /// <summary>0 when measured, 2 for a wrong command line or corpus.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var arguments = CommandArguments.Read(args, errors, "--cross-validate", "--unseen", "--write", "--misses");
        if (arguments is null || (arguments.Files.Count == 0 && arguments["--unseen"] is null))
        {
            await errors.WriteLineAsync("Usage: evaluate CORPUS... [--cross-validate N] [--unseen CORPUS[,CORPUS]] [--write FILE.md] [--misses FILE.tsv]");
            return 2;
        }

        var mails = await CorpusFiles.ReadAsync(arguments.Files, errors, cancellationToken);
        if (mails is null)
        {
            return 2;
        }

        var reports = Validate(mails, arguments["--cross-validate"]).ToList();
        var misses = new List<string>();
        foreach (var path in arguments["--unseen"]?.Split(',') ?? [])
        {
            if (await CorpusFiles.ReadAsync([path], errors, cancellationToken) is not { } unseen)
            {
                return 2;
            }

            reports.Add(CorpusEvaluation.Measure($"Unseen: {Path.GetFileName(path.TrimEnd('/'))}", unseen, AssessorData.Shipped));
            misses.AddRange(arguments["--misses"] is null ? [] : CorpusEvaluation.Misses(unseen, AssessorData.Shipped));
        }

        var text = string.Join("\n", reports);
        await output.WriteAsync(text);
        await WriteFilesAsync(arguments, text, misses, cancellationToken);
        return 0;
    }

    private static async Task WriteFilesAsync(CommandArguments arguments, string text, List<string> misses, CancellationToken cancellationToken)
    {
        if (arguments["--write"] is { } file)
        {
            var kept = File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellationToken)).Split(Mark)[0] : "";
            await File.WriteAllTextAsync(file, $"{kept}{Mark}\n\n{text}", cancellationToken);
        }

        if (arguments["--misses"] is { } list)
        {
            await File.WriteAllLinesAsync(list, misses, cancellationToken);
        }
    }

    private static IEnumerable<string> Validate(List<LabelledMail> mails, string? folds)
    {
        if (mails.Count == 0)
        {
            yield break;
        }

        var parts = int.TryParse(folds, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 1 ? given : 6;
        yield return CorpusEvaluation.CrossValidate($"Cross-validation by exporter, {parts} parts", mails, parts);
        if (mails.Select(m => m.Batch).Distinct().Count() > 1)
        {
            yield return CorpusEvaluation.CrossValidateByBatch("Cross-validation by author: each file judged by models that saw only the others", mails);
        }
    }
}
