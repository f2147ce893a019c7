using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph.Batch;
using InquiryAssistant.Graph.Http;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Serialization.Json;

namespace InquiryAssistant.Graph;

/// <summary>One of several messages looked up. Neither message nor failure: it is gone.</summary>
/// <param name="Id">The id asked for.</param>
/// <param name="Message">The whole message with headers and the names of its attachments.</param>
/// <param name="Failure">Why this one could not be read; a <see cref="MailboxBusyException"/> may pass.</param>
public sealed record MessageLookup(string Id, MailMessage? Message, MailboxException? Failure);

/// <summary>What was said before one of several messages.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Messages">Oldest first; empty when nothing was said, and on a failure.</param>
/// <param name="Failure">Why the conversation could not be read; a <see cref="MailboxBusyException"/> may pass.</param>
public sealed record EarlierLookup(string MessageId, IReadOnlyList<MailMessage> Messages, MailboxException? Failure);

public sealed partial class GraphMailbox
{
    /// <summary>Earlier messages that are read of a conversation.</summary>
    private const int LongestConversation = 200;

    private const int ConversationPage = 50;

    /// <summary>Several messages, twenty to a request. One answer each, in the order asked; one that fails does not hide the others.</summary>
    /// <exception cref="NotSignedInException">Graph does not accept our sign-in.</exception>
    public async Task<IReadOnlyList<MessageLookup>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var answers = await BatchAsync(
            ids.Select(id => User.Messages[id].ToGetRequestInformation(static r => (r.QueryParameters.Select, r.QueryParameters.Expand) = (MessageMapping.FullFields, [MessageMapping.ExpandAttachments]))),
            cancellationToken);
        return [.. ids.Zip(answers, static (id, answer) => answer.Failure switch
        {
            null => new MessageLookup(id, ToMail(answer), null),
            MessageMissingException => new MessageLookup(id, null, null),
            var failure => new MessageLookup(id, null, failure),
        })];
    }

    /// <summary>What was said before a message in its conversation, in any folder, oldest first, drafts left out; of a longer one the newest two hundred.</summary>
    /// <remarks>Sorted here: Graph refuses a sort beside a filter on conversationId (InefficientFilter). Nothing is asked for a message that opens its conversation.</remarks>
    public async Task<IReadOnlyList<MailMessage>> EarlierAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (NothingBefore(message))
        {
            return [];
        }

        var page = await GraphCall.RunAsync(() => User.Messages.GetAsync(r => AskConversation(r.QueryParameters, message.ConversationId), cancellationToken), cancellationToken);
        return Before(message, await WholeConversationAsync(page, cancellationToken));
    }

    /// <summary>The same for several messages, twenty conversations to a request, each conversation read once. One answer each, in the order given.</summary>
    /// <exception cref="NotSignedInException">Graph does not accept our sign-in.</exception>
    public async Task<IReadOnlyList<EarlierLookup>> EarlierOfAsync(IReadOnlyList<MailMessage> messages, CancellationToken cancellationToken)
    {
        var conversations = messages.Where(static m => !NothingBefore(m)).Select(static m => m.ConversationId).Distinct(StringComparer.Ordinal).ToArray();
        var answers = await BatchAsync(conversations.Select(c => User.Messages.ToGetRequestInformation(r => AskConversation(r.QueryParameters, c))), cancellationToken);
        var found = new Dictionary<string, (IReadOnlyList<MailMessage> Messages, MailboxException? Failure)>(StringComparer.Ordinal);
        foreach (var (conversation, answer) in conversations.Zip(answers))
        {
            found[conversation] = await ConversationAsync(answer, cancellationToken);
        }

        return [.. messages.Select(m => !NothingBefore(m) && found[m.ConversationId] is var (all, failure)
            ? new EarlierLookup(m.Id, Before(m, all), failure)
            : new EarlierLookup(m.Id, [], null))];
    }

    /// <summary>Whether a message opens its conversation: Exchange's index counts no answer, and no header names an earlier message. Prefixed subjects are looked up all the
    /// same: Exchange joins answers that lost their headers by subject.</summary>
    private static bool NothingBefore(MailMessage message) => message.ConversationId.Length == 0
        || (message.AnswersBefore == 0 && message.Header("In-Reply-To") is null && message.Header("References") is null && message.Subject.IndexOf(": ", StringComparison.Ordinal) is not (>= 1 and <= 3));

    private static void AskConversation(Microsoft.Graph.Users.Item.Messages.MessagesRequestBuilder.MessagesRequestBuilderGetQueryParameters query, string conversation)
    {
        query.Filter = "conversationId eq " + Quoted(conversation);
        query.Select = MessageMapping.ConversationFields;
        query.Top = ConversationPage;
    }

    private async Task<(IReadOnlyList<MailMessage> Messages, MailboxException? Failure)> ConversationAsync(BatchAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Failure is { } failure)
        {
            return ([], failure);
        }

        try
        {
            return (await WholeConversationAsync(Parse(answer, MessageCollectionResponse.CreateFromDiscriminatorValue), cancellationToken), null);
        }
        catch (MailboxException later) when (later is not NotSignedInException)
        {
            return ([], later);
        }
    }

    private async Task<IReadOnlyList<MailMessage>> WholeConversationAsync(MessageCollectionResponse? page, CancellationToken cancellationToken)
    {
        var found = new List<Message>(page?.Value ?? []);
        while (page?.OdataNextLink is { Length: > 0 } link && found.Count < LongestConversation)
        {
            page = await GraphCall.RunAsync(() => User.Messages.WithUrl(link).GetAsync(r => r.Options.Add(new MailboxOfLink(Address)), cancellationToken), cancellationToken);
            found.AddRange(page?.Value ?? []);
        }

        return [.. found.Select(static m => MessageMapping.ToMail(m, null))];
    }

    private static MailMessage[] Before(MailMessage message, IReadOnlyList<MailMessage> conversation) =>
    [
        .. conversation.Where(m => m.Id != message.Id && !m.IsDraft && m.ReceivedAt < message.ReceivedAt).OrderBy(static m => m.ReceivedAt).TakeLast(LongestConversation),
    ];

    private Task<IReadOnlyList<BatchAnswer>> BatchAsync(IEnumerable<RequestInformation> requests, CancellationToken cancellationToken) => connection.Batch.RunAsync(Address, requests, cancellationToken);

    private static MailMessage ToMail(BatchAnswer answer) => Parse(answer, Message.CreateFromDiscriminatorValue) is { } message ? MessageMapping.ToMail(message, message.Attachments) : new MailMessage();

    private static T? Parse<T>(BatchAnswer answer, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<T> factory)
        where T : Microsoft.Kiota.Abstractions.Serialization.IParsable => answer.Body is { } body ? new JsonParseNode(body).GetObjectValue(factory) : default;
}
