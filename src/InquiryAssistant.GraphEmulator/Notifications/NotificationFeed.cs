using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Subscriptions;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>Turns the changes of mailboxes into what their subscriptions asked to hear. Called under the mailbox's lock.</summary>
internal sealed class NotificationFeed(SubscriptionStore subscriptions, NotificationSender sender, EmulatorClock clock)
{
    public void Changed(Mailbox mailbox, MailItem item, Change change)
    {
        foreach (var subscription in subscriptions.On(mailbox))
        {
            if ((subscription.Target.Folder is null || subscription.Target.Folder == item.Folder)
                && subscription.IsActive(clock.GetUtcNow())
                && Event(subscription, item, change.Kind) is { } type
                && subscription.ChangeTypes.Contains(type))
            {
                sender.Offer(new Notice(subscription, type, subscription.ImmutableIds ? change.ImmutableId : change.ClassicId, item.ChangeKey));
            }
        }
    }

    /// <summary>With a filter, a message that begins to fit is created and one that no longer fits is deleted.</summary>
    private static string? Event(Subscription subscription, MailItem item, ChangeKind kind)
    {
        if (subscription is not { Matching: { } matching, Target.Fits: { } fits })
        {
            return kind switch
            {
                ChangeKind.Created => "created",
                ChangeKind.Updated => "updated",
                _ => "deleted",
            };
        }

        var fitted = matching.Contains(item.Number);
        if (kind == ChangeKind.Deleted || !fits(item))
        {
            return matching.Remove(item.Number) ? "deleted" : null;
        }

        matching.Add(item.Number);
        return fitted ? "updated" : "created";
    }
}
