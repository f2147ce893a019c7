using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>Messages that are too large in one way or another.</summary>
internal static class Giants
{
    private const int Million = 1_000_000;

    /// <summary>What giants are made of: each is dear to some rule.</summary>
    public static readonly string[] Fillings =
    [
        "a", "1", " ", ">", "<", "&", "-", ":", ".", "?", "@", "/", "\n", "\t", ",", "株", "ا", "\u200B", "\u0301", "😀", "ß", "=", "(", "1,", "1 ", "a-", "A1", "+1", "a@b ", "http://", "www.a.", "ISO ", "FOB ", "1) x? ", "株式会社", "lead ", "price list ",
        "<b>", "<div>", "<blockquote>", "</p>", "<a href=x>", "<!--", "<td>", "&nbsp;", "<p a='", "> > ", "From: a\n", "On 2 Mar 2026, A wrote:\n", "Best regards\n", "x\n\n", "- a\n", "Name: a\n", "30% ", "CEO ", "GmbH ", "ا ", "12/12/2026 ", "PO-", "\r", "1.", "'", "\"",
    ];

    /// <summary>A giant; its kind goes round with the number.</summary>
    public static Conversation Make(Random random, Conversation mail, int number)
    {
        var message = mail.Message;
        var round = number / 8;
        return (number % 8) switch
        {
            0 => mail with { Message = message with { Subject = Filled(round, Million / 2), From = new MailAddress(Filled(round + 1, 100_000), Filled(round + 2, 100_000)) } },
            1 => mail with { Message = message with { To = People(10_000), Cc = People(10_000), ReplyTo = People(10_000) } },
            2 => mail with { Message = message with { Headers = [.. Enumerable.Range(0, 10_000).Select(i => new MailHeader(i % 2 == 0 ? "Authentication-Results" : $"X-{i}", Filled(round, 200)))] } },
            3 => mail with { Message = message with { Attachments = [.. Enumerable.Range(0, 5_000).Select(i => new MailAttachment(Filled(round + i, 60) + ".pdf.exe", "", 1))] } },
            4 => mail with { Earlier = [.. Enumerable.Repeat(message with { Body = new MailBody(BodyFormat.Html, Filled(round, 20_000)) }, 200)] },
            5 => FuzzCase.WithBody(mail, BodyFormat.Html, Filled(round, Million) + Noise.Html(random, 100)),
            6 => FuzzCase.WithBody(mail, BodyFormat.Text, Filled(round + (Fillings.Length / 2), Million) + message.Body.Content),
            _ => FuzzCase.WithBody(mail, FuzzCase.Any<BodyFormat>([BodyFormat.Html, BodyFormat.Text], random), message.Body.Content + Filled(round * 3, Million / 2) + Filled(random.Next(Fillings.Length), Million / 2)),
        };
    }

    /// <summary>One filling over and over, to about a length.</summary>
    public static string Filled(int kind, int length)
    {
        var filling = Fillings[kind % Fillings.Length];
        return new StringBuilder(length + filling.Length).Insert(0, filling, Math.Max(1, length / filling.Length)).ToString();
    }

    private static MailAddress[] People(int count) => [.. Enumerable.Range(0, count).Select(i => new MailAddress($"Person {i}", $"p{i}@d{i % 977}.example"))];
}
