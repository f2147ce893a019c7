using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Folders;

/// <summary>Mail folders in JSON, with their counts.</summary>
internal static class FolderJson
{
    /// <summary>What a message weighs besides its body and files, for the size of a folder.</summary>
    private const int Envelope = 2048;

    private static readonly string[] Properties =
        ["id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "sizeInBytes", "isHidden"];

    public static Selection Selected(string? select) => Selection.Parse(select, Properties, "microsoft.graph.mailFolder");

    public static JsonObject Write(Mailbox mailbox, MailFolder folder)
    {
        var items = mailbox.ItemsIn(folder).ToList();
        return new JsonObject
        {
            ["id"] = folder.Id,
            ["displayName"] = folder.DisplayName,
            ["parentFolderId"] = (folder.Parent ?? folder).Id,
            ["childFolderCount"] = mailbox.Children(folder).Count(static f => !f.IsHidden),
            ["unreadItemCount"] = items.Count(static m => !m.IsRead),
            ["totalItemCount"] = items.Count,
            ["sizeInBytes"] = items.Sum(static m => (long)Envelope + m.Body.Content.Length + m.Attachments.Sum(static a => (long)a.Size)),
            ["isHidden"] = folder.IsHidden,
        };
    }

    public static FilterSchema<MailFolder> Schema(Mailbox mailbox) => new FilterSchema<MailFolder>("microsoft.graph.mailFolder")
        .Add("displayName", FilterType.Text, static f => f.DisplayName)
        .Add("isHidden", FilterType.Flag, static f => f.IsHidden)
        .Add("parentFolderId", FilterType.Id, static f => (f.Parent ?? f).Id)
        .Add("totalItemCount", FilterType.Number, f => (double)f.Places.Count)
        .Add("unreadItemCount", FilterType.Number, f => (double)mailbox.ItemsIn(f).Count(static m => !m.IsRead))
        .Add("childFolderCount", FilterType.Number, f => (double)mailbox.Children(f).Count(static c => !c.IsHidden));
}
