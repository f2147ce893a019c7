using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>The properties of messages that can be filtered and sorted by. Recipient lists are left out: live filters on them are unreliable, so they are refused.</summary>
internal static class MessageSchema
{
    /// <summary>The schema for one mailbox, as the conversation id is made from its own.</summary>
    public static FilterSchema<MailItem> For(Mailbox mailbox, bool immutableIds) => new FilterSchema<MailItem>("microsoft.graph.message")
        .Add("id", FilterType.Id, m => m.Id(immutableIds))
        .Add("subject", FilterType.Text, static m => m.Subject)
        .Add("bodyPreview", FilterType.SearchedText, static m => MessageJson.Preview(m))
        .Add("body/content", FilterType.SearchedText, static m => m.Body.Text)
        .Add("receivedDateTime", FilterType.Time, static m => m.Received)
        .Add("sentDateTime", FilterType.Time, static m => m.Sent)
        .Add("createdDateTime", FilterType.Time, static m => m.Created)
        .Add("lastModifiedDateTime", FilterType.Time, static m => m.Modified)
        .Add("isRead", FilterType.Flag, static m => m.IsRead)
        .Add("isDraft", FilterType.Flag, static m => m.IsDraft)
        .Add("hasAttachments", FilterType.Flag, static m => m.HasAttachments)
        .Add("isReadReceiptRequested", FilterType.Flag, static m => m.IsReadReceiptRequested)
        .Add("isDeliveryReceiptRequested", FilterType.Flag, static m => m.IsDeliveryReceiptRequested)
        .Add("importance", FilterType.Enumeration, static m => m.Importance, "low", "normal", "high")
        .Add("inferenceClassification", FilterType.Enumeration, static m => m.InferenceClassification, "focused", "other")
        .Add("flag/flagStatus", FilterType.Enumeration, static m => m.Flag.Status, "notFlagged", "complete", "flagged")
        .Add("from/emailAddress/address", FilterType.Text, static m => m.From?.Address)
        .Add("from/emailAddress/name", FilterType.Text, static m => m.From?.Name)
        .Add("sender/emailAddress/address", FilterType.Text, static m => m.Sender?.Address)
        .Add("sender/emailAddress/name", FilterType.Text, static m => m.Sender?.Name)
        .Add("internetMessageId", FilterType.Id, static m => m.InternetMessageId)
        .Add("conversationId", FilterType.Id, m => mailbox.Mint.Conversation(m.Conversation))
        .Add("parentFolderId", FilterType.Id, static m => m.Folder.Id)
        .AddCollection("categories", static inner =>
        {
            var test = FilterBinder.Bind(inner, Category);
            return m => m.Categories.Any(test);
        })
        .AddCollection("singleValueExtendedProperties", static inner =>
        {
            var test = FilterBinder.Bind(WithCanonicalIds(inner), Property);
            return m => m.Extended.Any(p => test(p));
        });

    private static FilterSchema<string> Category { get; } =
        new FilterSchema<string>("Edm.String").Add("", FilterType.Text, static c => c);

    private static FilterSchema<KeyValuePair<string, ExtendedProperty>> Property { get; } =
        new FilterSchema<KeyValuePair<string, ExtendedProperty>>("microsoft.graph.singleValueLegacyExtendedProperty")
            .Add("id", FilterType.Id, static p => p.Key)
            .Add("value", FilterType.Text, static p => p.Value.Value);

    /// <summary>Property ids have several spellings; they are compared in one.</summary>
    private static FilterNode WithCanonicalIds(FilterNode node) => node switch
    {
        FilterNode.And and => new FilterNode.And(WithCanonicalIds(and.Left), WithCanonicalIds(and.Right)),
        FilterNode.Or or => new FilterNode.Or(WithCanonicalIds(or.Left), WithCanonicalIds(or.Right)),
        FilterNode.Compare { Path: "id", Operator: "eq", Value: string id } compare => compare with { Value = ExtendedProperties.Canonical(id) },
        FilterNode.Compare { Path: "value" } or FilterNode.Call { Path: "value" } => node,
        _ => throw GraphException.BadSyntax("Extended properties are found by their id (eq) and value."),
    };
}
