namespace InquiryAssistant.Graph;

/// <summary>What to be told about.</summary>
/// <param name="Mailbox">Address of the mailbox.</param>
/// <param name="Folder">Id or well-known name of the folder.</param>
/// <param name="NotificationUrl">Where news is sent; https, reachable by Graph, and already listening.</param>
/// <param name="LifecycleUrl">Where news of the subscription itself is sent; cannot be added later.</param>
/// <param name="ClientState">A secret of this subscription alone, at most 128 characters; Graph repeats it in every notification.</param>
/// <param name="ExpiresAt">When it shall end; shortened where Graph allows less.</param>
public sealed record SubscriptionRequest(string Mailbox, string Folder, string NotificationUrl, string LifecycleUrl, string ClientState, DateTimeOffset ExpiresAt);

/// <summary>A subscription as Graph has it.</summary>
/// <param name="Id">Graph's id for it.</param>
/// <param name="Resource">What it is about, such as <c>users/a@b.c/mailFolders('inbox')/messages</c>.</param>
/// <param name="ExpiresAt">When it really ends: Graph may have raised or shortened what was asked.</param>
/// <param name="NotificationUrl">Where news is sent.</param>
public sealed record MailSubscription(string Id, string Resource, DateTimeOffset ExpiresAt, string NotificationUrl);
