using System.Runtime.CompilerServices;
using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Benchmarks.Assessments;

/// <summary>The labelled mail of the repository; further files by the environment variable BENCHMARK_CORPORA, separated by colons.</summary>
internal static class Corpora
{
    /// <summary>Every line as UTF-8, files in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Lines()
    {
        var folder = Folder();
        var further = Environment.GetEnvironmentVariable("BENCHMARK_CORPORA")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] files = [Path.Combine(folder, "dev.jsonl"), .. Directory.GetFiles(Path.Combine(folder, "written"), "*.jsonl").Order(StringComparer.Ordinal), .. further];
        return [.. files.SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The conversations of these lines.</summary>
    public static IReadOnlyList<Conversation> Conversations(IEnumerable<byte[]> lines) => [.. lines.Select(Conversation)];

    /// <summary>The conversation of a line.</summary>
    public static Conversation Conversation(byte[] line) =>
        AssessmentInput.TryRead(line, out var input, out var error) ? input.Conversation : throw new InvalidDataException(error);

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../corpus"));
}
