using System.Text.Json;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>The list of mailboxes: one JSON object a line, <c>{"address":"a@b.c","name":"A","company":"B","sells":["…"]}</c>; all but the address may be left out.</summary>
internal static class MailboxesFile
{
    /// <summary>The owners in the order of the file; the file was found right before.</summary>
    public static IEnumerable<MailboxOwner> Read(string path) => Lines(path).Select(l => Parse(l.Text)).OfType<MailboxOwner>();

    /// <summary>Number of the first line that cannot be read, from 1; null when all can.</summary>
    public static int? FirstFault(string path) => Lines(path).Where(l => Parse(l.Text) is null).Select(l => (int?)l.Number).FirstOrDefault();

    private static IEnumerable<(string Text, int Number)> Lines(string path) =>
        File.ReadLines(path).Select((text, index) => (text, index + 1)).Where(l => !string.IsNullOrWhiteSpace(l.text));

    private static MailboxOwner? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web) is { Address: { } address } entry && address.Contains('@', StringComparison.Ordinal) && address.Length <= SyncedMailbox.LongestAddress
                ? new(entry.Name ?? "", address, entry.Company ?? "", entry.Sells ?? [], entry.Aliases ?? [])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Entry(string? Address, string? Name, string? Company, IReadOnlyList<string>? Sells, IReadOnlyList<string>? Aliases);
}
