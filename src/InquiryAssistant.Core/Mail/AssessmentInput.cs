using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using InquiryAssistant.Core.Mail.Json;

namespace InquiryAssistant.Core.Mail;

/// <summary>One thing to assess: a line of the corpus format.</summary>
/// <param name="Id">The id by which the answer is matched; null when the input has none.</param>
/// <param name="Conversation">The message with its owner and what was said before. An owner not given is <see cref="MailboxOwner.Unknown"/>.</param>
/// <remarks>A <c>labels</c> member and other unknown ones are never read.</remarks>
public sealed record AssessmentInput(string? Id, Conversation Conversation)
{
    /// <summary>Largest input in bytes, 64 MiB: four times the largest body that is read.</summary>
    public const int LargestInput = 64 * 1024 * 1024;

    /// <summary>Earlier messages read of a thread; of a longer one the newest.</summary>
    public const int MostEarlier = 200;

    /// <summary>Product lines and aliases read of an owner.</summary>
    private const int MostOwned = 500;

    /// <summary>Reads one object from UTF-8, broken bytes replaced; false with the member at fault in <paramref name="error"/>.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out AssessmentInput? input, [NotNullWhen(false)] out string? error)
    {
        input = null;
        if (!JsonDocuments.TryParse(utf8, out var document, out error))
        {
            return false;
        }

        using (document)
        {
            return TryRead(document.RootElement, out input, out error);
        }
    }

    /// <summary>Reads one parsed object; false with the member at fault in <paramref name="error"/>.</summary>
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out AssessmentInput? input, [NotNullWhen(false)] out string? error)
    {
        input = null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            error = "The input must be an object.";
            return false;
        }

        var faults = new JsonFaults();
        var fields = new JsonFields(element, "input", faults);
        if (fields.Child("message") is { } message)
        {
            var earlier = fields.Children("thread", int.MaxValue, GraphMessageJson.Read);
            var conversation = new Conversation(Owner(fields.Child("owner")), earlier[Math.Max(0, earlier.Count - MostEarlier)..], GraphMessageJson.Read(message));
            input = new AssessmentInput(ReadId(element), conversation);
        }
        else
        {
            faults.Note("input.message is missing.");
        }

        error = faults.First;
        input = error is null ? input : null;
        return error is null;
    }

    // Ids are strings in the format; numbers are met in people's own files and harmless.
    private static string? ReadId(JsonElement element) => !JsonText.TryGet(element, "id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(id),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    private static MailboxOwner Owner(JsonFields? owner) => owner is not { } fields
        ? MailboxOwner.Unknown
        : new MailboxOwner(fields.Text("name"), fields.Text("address"), fields.Text("company"), fields.Texts("sells", MostOwned), fields.Texts("aliases", MostOwned));
}
