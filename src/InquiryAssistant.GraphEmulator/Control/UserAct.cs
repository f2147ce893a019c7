using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>What the owner of a mailbox does to a message by hand. It fires changes and notifications like any client's act, but counts as none of a client.</summary>
internal static class UserAct
{
    /// <param name="mailbox">The mailbox, locked.</param>
    /// <param name="item">The message.</param>
    /// <param name="action">move, addCategory, removeCategory, markRead, markUnread, delete.</param>
    /// <param name="value">Folder of a move, name of a category.</param>
    /// <exception cref="FormatException">No such action, or its value is missing or names nothing.</exception>
    public static void Do(Mailbox mailbox, MailItem item, string action, string? value)
    {
        switch (action)
        {
            case "move":
                mailbox.Move(item, mailbox.FindFolder(value ?? "") ?? throw new FormatException("folder names no folder of the mailbox."));
                break;
            case "delete":
                mailbox.Move(item, mailbox.WellKnown("deleteditems"));
                break;
            case "addCategory":
                item.Categories = [.. item.Categories.Except([Category(value)], StringComparer.OrdinalIgnoreCase), Category(value)];
                mailbox.Touch(item, "categories");
                break;
            case "removeCategory":
                item.Categories = [.. item.Categories.Where(c => !c.Equals(Category(value), StringComparison.OrdinalIgnoreCase))];
                mailbox.Touch(item, "categories");
                break;
            case "markRead" or "markUnread":
                item.IsRead = action == "markRead";
                mailbox.Touch(item, "isRead");
                break;
            default:
                throw new FormatException("action is move, addCategory, removeCategory, markRead, markUnread or delete.");
        }
    }

    private static string Category(string? value) => string.IsNullOrWhiteSpace(value) ? throw new FormatException("category is missing.") : value;
}
