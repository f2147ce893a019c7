using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Service.Assess;

/// <summary>Labelled mail from files and folders.</summary>
internal static class CorpusFiles
{
    /// <summary>All lines of all files, folders standing for the *.jsonl in them by name; null with a sentence when one cannot be read.</summary>
    public static async Task<List<LabelledMail>?> ReadAsync(IReadOnlyList<string> paths, TextWriter errors, CancellationToken cancellationToken)
    {
        var mails = new List<LabelledMail>();
        foreach (var path in paths.SelectMany(p => Directory.Exists(p) ? Directory.GetFiles(p, "*.jsonl").Order(StringComparer.Ordinal) : (IEnumerable<string>)[p]))
        {
            if (!File.Exists(path))
            {
                await errors.WriteLineAsync($"There is no file {path}.");
                return null;
            }

            var number = 0;
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                number++;
                if (line.Length == 0)
                {
                    continue;
                }

                if (!LabelledMailReader.TryRead(line, Path.GetFileNameWithoutExtension(path), out var mail, out var error))
                {
                    await errors.WriteLineAsync($"{path}, line {number}: {error}");
                    return null;
                }

                mails.Add(mail);
            }
        }

        return mails;
    }
}
