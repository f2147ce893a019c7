using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Assessments;

namespace InquiryAssistant.Service.Assess;

/// <summary><c>assess IN.jsonl [--out OUT.jsonl] [--Assessments:OverridesFile FILE]</c>: one answer for each line, in order; the same overrides as the service takes.</summary>
internal static class AssessCommand
{
    private const string Overrides = $"--{AssessmentOptions.Section}:{nameof(AssessmentOptions.OverridesFile)}";

    private static readonly ReadOnlyMemory<byte> _byteOrderMark = new byte[] { 0xEF, 0xBB, 0xBF };

    /// <summary>0 when every line could be read, 1 when one could not, 2 for a wrong command line.</summary>
    public static async Task<int> RunAsync(string[] args, Stream input, Stream output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (CommandArguments.Read(args, errors, "--out", Overrides) is not { Files: [var path] } arguments)
        {
            await errors.WriteLineAsync($"Usage: assess IN.jsonl [--out OUT.jsonl] [{Overrides} FILE.json]; - is standard input.");
            return 2;
        }

        if (path != "-" && !File.Exists(path))
        {
            await errors.WriteLineAsync($"There is no file {path}.");
            return 2;
        }

        var options = new AssessmentOptions { OverridesFile = arguments[Overrides] ?? "" };
        if (new AssessmentOptionsValidation().Validate(null, options) is { Failed: true } fault)
        {
            await errors.WriteLineAsync(fault.FailureMessage);
            return 2;
        }

        await using var source = path == "-" ? input : File.OpenRead(path);
        await using var target = arguments["--out"] is { } outPath ? File.Create(outPath) : output;
        return await AssessAsync(new InquiryAssessor(options.Load()), source, target, arguments["--out"] is null ? TextWriter.Null : errors, cancellationToken);
    }

    private static async Task<int> AssessAsync(InquiryAssessor assessor, Stream source, Stream target, TextWriter progress, CancellationToken cancellationToken)
    {
        var (line, unread) = (0, 0);
        await using var buffered = new BufferedStream(target, 1 << 16);
        await foreach (var bytes in LineReader.ReadAsync(source, cancellationToken))
        {
            line++;
            var text = Trim(bytes);
            if (text.Length == 0)
            {
                continue;
            }

            unread += Answer(assessor, text, line, buffered) ? 0 : 1;
            buffered.WriteByte((byte)'\n');
            if (line % 1000 == 0)
            {
                await progress.WriteLineAsync($"{line} lines");
            }
        }

        await progress.WriteLineAsync($"{line} lines, {unread} not readable");
        return unread == 0 ? 0 : 1;
    }

    private static ReadOnlyMemory<byte> Trim(byte[] bytes)
    {
        ReadOnlyMemory<byte> text = bytes;
        text = text.Span.StartsWith(_byteOrderMark.Span) ? text[_byteOrderMark.Length..] : text;
        while (text.Length > 0 && text.Span[^1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool Answer(InquiryAssessor assessor, ReadOnlyMemory<byte> text, int line, Stream target)
    {
        if (!AssessmentInput.TryRead(text, out var read, out var error))
        {
            JsonSerializer.Serialize(target, new { id = (string?)null, line, error }, AssessmentJson.Lines);
            return false;
        }

        JsonSerializer.Serialize(target, new { id = read.Id, assessment = assessor.Assess(read.Conversation) }, AssessmentJson.Lines);
        return true;
    }
}
