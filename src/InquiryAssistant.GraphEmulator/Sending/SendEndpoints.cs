using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Sending;

/// <summary>Sending a draft, and sending without one.</summary>
internal static class SendEndpoints
{
    public static GraphRoute[] Routes { get; } =
    [
        .. MessageEndpoints.ForEachPath("POST", "/send", SendDraft),
        new("POST", "sendMail", SendMail),
    ];

    private static GraphResponse SendDraft(GraphCall call)
    {
        var item = call.Message();
        call.CheckMatch(item);
        if (!item.IsDraft)
        {
            throw GraphException.Invalid("Only a draft can be sent.");
        }

        Submission.Submit(call, item, keepCopy: true);
        return GraphResponse.Accepted();
    }

    private static GraphResponse SendMail(GraphCall call)
    {
        MimeBody.Refuse(call);
        var parameters = JsonRead.Parameters(call.Request.Json, "message", "saveToSentItems");
        var message = JsonRead.Object(JsonRead.Parameter(parameters, "message"), "message");
        var keep = JsonRead.Parameter(parameters, "saveToSentItems") is not { } save || Saves(save);
        Submission.Submit(call, DraftWriter.New(call, message), keep);
        return GraphResponse.Accepted();
    }

    /// <summary>Microsoft's own example writes this one as a string.</summary>
    private static bool Saves(JsonNode save) =>
        save.GetValueKind() == JsonValueKind.String && bool.TryParse((string?)save, out var flag) ? flag : JsonRead.Flag(save, "saveToSentItems");
}
