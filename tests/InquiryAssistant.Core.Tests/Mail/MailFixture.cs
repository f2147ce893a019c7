using System.Runtime.CompilerServices;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

/// <summary>A whole mail on disk with the three parts a careful person cuts it into.</summary>
internal sealed record MailFixture(MailBody Body, string From, string Reply, string Signature, string Quoted)
{
    public static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Fixtures");

    /// <summary>Names of all fixtures, "html/gmail" and so on.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.mail", SearchOption.AllDirectories)
            .Select(f => Path.ChangeExtension(Path.GetRelativePath(Folder, f), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The development corpus, one input a line.</summary>
    public static IEnumerable<byte[]> CorpusLines =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../corpus/dev.jsonl")).Select(System.Text.Encoding.UTF8.GetBytes);

    public static MailFixture Load(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".mail"));
        var isHtml = text.StartsWith("format: html\n", StringComparison.Ordinal);
        return new MailFixture(
            new MailBody(isHtml ? BodyFormat.Html : BodyFormat.Text, Between(text, "\n=== body\n", "\n=== reply\n")),
            Between(text, "\nfrom: ", "\n"),
            Between(text, "\n=== reply\n", "\n=== signature\n"),
            Between(text, "\n=== signature\n", "\n=== quoted\n"),
            text[(text.IndexOf("\n=== quoted\n", StringComparison.Ordinal) + 12)..].TrimEnd('\n'));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
