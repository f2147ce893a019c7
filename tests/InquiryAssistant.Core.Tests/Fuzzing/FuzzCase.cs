using System.Runtime.CompilerServices;
using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>One case of the fuzz run: always the same for the same number. Most are corpus mails changed a little, for those come deepest.</summary>
/// <param name="Conversation">A message in memory, or null when it is to be read from JSON.</param>
/// <param name="Json">The JSON then.</param>
internal sealed record FuzzCase(Conversation? Conversation, byte[] Json)
{
    private const int Seed = 20_261_128;

    /// <summary>One case of so many is a giant: a million characters in a line, ten thousand recipients.</summary>
    private const int CasesPerGiant = 150;

    private static readonly byte[][] Lines = [.. CorpusLines()];
    private static readonly Conversation[] Mails = [.. Lines.Select(Parse)];

    /// <summary>Makes the case of a number.</summary>
    public static FuzzCase Make(int number)
    {
        var random = new Random(Seed + number);
        if (number % CasesPerGiant == 0)
        {
            return InMemory(Giants.Make(random, Any(Mails, random), number / CasesPerGiant));
        }

        return random.Next(100) switch
        {
            < 12 => new FuzzCase(null, BrokenJson(random)),
            < 22 => InMemory(WithBody(Any(Mails, random), Any<BodyFormat>([BodyFormat.Text, BodyFormat.Html], random), Noise.Characters(random, random.Next(600)))),
            < 32 => InMemory(WithBody(Any(Mails, random), BodyFormat.Html, Noise.Html(random, random.Next(120)))),
            < 42 => InMemory(WithBody(Any(Mails, random), BodyFormat.Text, Noise.Phrases(random, random.Next(80)))),
            < 50 => InMemory(InAnotherCharset(random)),
            < 55 => InMemory(WithBody(Any(Mails, random), BodyFormat.Html, Noise.NestedQuotes(random, random.Next(60)))),
            _ => InMemory(Mutated(random)),
        };
    }

    private static FuzzCase InMemory(Conversation conversation) => new(conversation, []);

    internal static T Any<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    internal static Conversation WithBody(Conversation mail, BodyFormat format, string content) =>
        mail with { Message = mail.Message with { Body = new MailBody(format, content) } };

    /// <summary>Bytes of a corpus line changed, cut or doubled: JSON that may be none, members of wrong types, broken UTF-8.</summary>
    private static byte[] BrokenJson(Random random)
    {
        List<byte> bytes = [.. Any(Lines, random)];
        var isMild = random.Next(4) > 0;
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 8; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(isMild ? 3 : 7))
            {
                // Letters and digits only, so that the JSON mostly stays whole.
                case 0 or 1 or 2 when char.IsAsciiLetterOrDigit((char)bytes[at]) || bytes[at] > 127:
                    bytes[at] = random.Next(2) == 0 ? (byte)random.Next(0x80, 0x100) : (byte)random.Next('a', 'z' + 1);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 60), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(random.Next(1, 300), bytes.Count)));
                    break;
                case 5:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Any(["null", "[]", "{}", "\"", "\\ud800", "\\u0000", "1e999", "true,", ",", "\uFEFF"], random)));
                    break;
                case 6:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private static Conversation InAnotherCharset(Random random)
    {
        var mail = Any(Mails, random);
        var (written, readAs) = (Any(Charsets.All, random), Any(Charsets.All, random));
        string Garble(string text) => readAs.GetString(written.GetBytes(text));
        var message = mail.Message;
        var sender = message.From is null ? null : new MailAddress(Garble(message.From.Name), message.From.Address);
        return mail with { Message = message with { Subject = Garble(message.Subject), Body = message.Body with { Content = Garble(message.Body.Content) }, From = sender } };
    }

    private static Conversation Mutated(Random random)
    {
        var (mail, other) = (Any(Mails, random), Any(Mails, random));
        var message = mail.Message;
        var body = message.Body;
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            body = body with { Content = Noise.Mutate(body.Content, other.Message.Body.Content, random) };
        }

        string Maybe(string text) => random.Next(3) == 0 ? Noise.Mutate(text, other.Message.Subject, random) : text;
        MailAddress? Sender(MailAddress? address) => random.Next(20) == 0 ? null : address is { } a ? new MailAddress(Maybe(a.Name), Maybe(a.Address)) : null;
        var changed = message with
        {
            Body = random.Next(8) == 0 ? body with { Format = body.Format == BodyFormat.Html ? BodyFormat.Text : BodyFormat.Html } : body,
            Subject = Maybe(message.Subject),
            From = Sender(message.From),
            ReplyTo = random.Next(6) == 0 ? [.. other.Message.To] : message.ReplyTo,
            Headers = [.. message.Headers.Select(h => h with { Value = Maybe(h.Value) })],
            Attachments = [.. message.Attachments.Select(a => a with { Name = Maybe(a.Name) })],
        };
        return mail with { Message = changed, Earlier = random.Next(5) == 0 ? other.Earlier : mail.Earlier, Owner = random.Next(10) == 0 ? other.Owner : mail.Owner };
    }

    private static Conversation Parse(byte[] line) =>
        AssessmentInput.TryRead(line, out var input, out var error) ? input.Conversation : throw new InvalidDataException(error);

    private static IEnumerable<byte[]> CorpusLines([CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../corpus"));
        string[] files = [Path.Combine(folder, "dev.jsonl"), .. Directory.GetFiles(Path.Combine(folder, "written"), "*.jsonl").Order(StringComparer.Ordinal)];
        return files.SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(Encoding.UTF8.GetBytes);
    }
}
