using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Moving and copying: a moved message has another classic id and the same immutable one, a copy has both anew.</summary>
internal static class MoveEndpoints
{
    public static GraphRoute[] Routes { get; } =
    [
        .. MessageEndpoints.ForEachPath("POST", "/move", Move),
        .. MessageEndpoints.ForEachPath("POST", "/copy", Copy),
    ];

    private static GraphResponse Move(GraphCall call)
    {
        var item = call.Message();
        call.CheckMatch(item);
        call.Mailbox.Move(item, Destination(call));
        return GraphResponse.Created(MessageJson.Single(call, item));
    }

    private static GraphResponse Copy(GraphCall call)
    {
        var item = call.Message();
        var target = Destination(call);
        var copy = call.Mailbox.NewItem();
        copy.TakeOver(item);
        copy.Attachments = [.. item.Attachments.Select(a => a with { Key = call.Mailbox.NewGuid() })];
        call.Mailbox.Add(copy, target);
        return GraphResponse.Created(MessageJson.Single(call, copy));
    }

    private static MailFolder Destination(GraphCall call)
    {
        var parameters = JsonRead.Parameters(call.Request.Json, "destinationId");
        return call.FolderOf(JsonRead.Text(JsonRead.Parameter(parameters, "destinationId"), "destinationId"));
    }
}
