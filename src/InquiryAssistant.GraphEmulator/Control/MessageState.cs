using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>A message as it is, for the final check of a drill.</summary>
/// <param name="Mailbox">Address of its mailbox.</param>
/// <param name="Id">Its classic id.</param>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="InternetMessageId">Its <c>Message-ID</c>.</param>
/// <param name="Folder">Well-known name of its folder, else its display name.</param>
/// <param name="Categories">Its categories.</param>
/// <param name="CategoryWrites">How often clients have written its categories. What the control side does is not counted.</param>
/// <param name="IsRead">Whether it is read.</param>
/// <param name="ArrivedAt">When it came into the mailbox, on the emulator's clock.</param>
/// <param name="FirstReadAt">When it was first given to a client.</param>
/// <param name="FirstCategoryWriteAt">When a client first wrote its categories.</param>
/// <param name="LastCategoryWriteAt">When a client last wrote them.</param>
public sealed record MessageState(
    string Mailbox,
    string Id,
    string ImmutableId,
    string InternetMessageId,
    string Folder,
    IReadOnlyList<string> Categories,
    int CategoryWrites,
    bool IsRead,
    DateTimeOffset ArrivedAt,
    DateTimeOffset? FirstReadAt,
    DateTimeOffset? FirstCategoryWriteAt,
    DateTimeOffset? LastCategoryWriteAt)
{
    internal static MessageState Of(Mailbox mailbox, MailItem item) => new(
        mailbox.Address,
        item.ClassicId,
        item.ImmutableId,
        item.InternetMessageId,
        item.Folder.WellKnownName ?? item.Folder.DisplayName,
        item.Categories,
        item.CategoryWrites,
        item.IsRead,
        item.Arrived,
        item.FirstRead,
        item.FirstCategoryWrite,
        item.LastCategoryWrite);
}
