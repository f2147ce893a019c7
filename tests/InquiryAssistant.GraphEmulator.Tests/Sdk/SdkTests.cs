using System.Text;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Support;
using Microsoft.Graph;
using Microsoft.Graph.Me.Messages.Item.Copy;
using Microsoft.Graph.Me.Messages.Item.CreateReplyAll;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Move = Microsoft.Graph.Me.Messages.Item.Move;

namespace InquiryAssistant.GraphEmulator.Tests.Sdk;

/// <summary>The flows of a mail application through the real .NET SDK.</summary>
public sealed class SdkTests
{
    private static CancellationToken Token => TestEmulator.Token;

    [Fact]
    public async Task PageIterator_ReadsEveryMessage()
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var i = 0; i < 23; i++)
        {
            emulator.Deliver(Some.Mail($"Mail {i}"));
        }

        var sdk = emulator.Sdk();
        var first = await sdk.Me.MailFolders["inbox"].Messages.GetAsync(
            static r => (r.QueryParameters.Top, r.QueryParameters.Select, r.QueryParameters.Count) = (5, ["id", "subject"], true), Token);
        var subjects = new List<string?>();
        var pages = PageIterator<Message, MessageCollectionResponse>.CreatePageIterator(sdk, first!, m =>
        {
            subjects.Add(m.Subject);
            return true;
        });
        await pages.IterateAsync(Token);

        Assert.Equal(23, first!.OdataCount);
        Assert.Equal(23, subjects.Distinct().Count());
    }

    [Fact]
    public async Task Tagging_MergesAndMeets412()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var sdk = emulator.Sdk();
        var read = await sdk.Me.Messages[id].GetAsync(static r => r.QueryParameters.Select = ["categories"], Token);
        var etag = (string)read!.AdditionalData["@odata.etag"];

        var written = await sdk.Me.Messages[id].PatchAsync(new Message { Categories = [.. read.Categories!, "A · Key"] }, r => r.Headers.Add("If-Match", etag), Token);
        var stale = await Assert.ThrowsAsync<ODataError>(() =>
            sdk.Me.Messages[id].PatchAsync(new Message { Categories = ["B"] }, r => r.Headers.Add("If-Match", etag), Token));

        Assert.Equal(["A · Key"], written!.Categories!);
        Assert.Equal((412, "ErrorIrresolvableConflict"), (stale.ResponseStatusCode, stale.Error!.Code));
        Assert.NotNull(stale.Error.InnerError!.ClientRequestId);
    }

    [Fact]
    public async Task ReplyAll_IsDrafted_Written_GivenAFile_AndSent()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(cc: ["boss@trade.example"]));
        var sdk = emulator.Sdk();

        var draft = await sdk.Me.Messages[id].CreateReplyAll.PostAsync(new CreateReplyAllPostRequestBody(), Immutable, Token);
        var at = draft!.Body!.Content!.IndexOf('>', draft.Body.Content.IndexOf("<body", StringComparison.Ordinal)) + 1;
        var body = new ItemBody { ContentType = BodyType.Html, Content = draft.Body.Content.Insert(at, "<p>Dear buyer,</p>") };
        var patched = await sdk.Me.Messages[draft.Id].PatchAsync(new Message { Body = body }, Immutable, Token);
        var file = await sdk.Me.Messages[draft.Id].Attachments.PostAsync(
            new FileAttachment { Name = "offer.txt", ContentType = "text/plain", ContentBytes = Encoding.UTF8.GetBytes("USD 1.31") }, null, Token);
        await sdk.Me.Messages[id].PatchAsync(new Message { IsRead = false }, null, Token);
        await sdk.Me.Messages[draft.Id].Send.PostAsync(null, Token);
        var sent = await sdk.Me.MailFolders["sentitems"].Messages.GetAsync(Immutable, Token);

        Assert.EndsWith(draft.Body.Content[at..], patched!.Body!.Content!, StringComparison.Ordinal);
        Assert.IsType<FileAttachment>(file);
        var filed = Assert.Single(sent!.Value!);
        Assert.Equal((draft.Id, true, "boss@trade.example"), (filed.Id, filed.HasAttachments, filed.CcRecipients!.Single().EmailAddress!.Address));
        Assert.False((await sdk.Me.Messages[id].GetAsync(null, Token))!.IsRead);
    }

    [Fact]
    public async Task ReplyAll_TakesAMessageAndAComment()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var draft = await emulator.Sdk().Me.Messages[id].CreateReplyAll.PostAsync(
            new CreateReplyAllPostRequestBody { Comment = "Hello <b>you</b>", Message = new Message { Importance = Importance.High, CcRecipients = [] } }, null, Token);

        Assert.Equal(Importance.High, draft!.Importance);
        Assert.Contains("Hello <b>you</b> <hr", draft.Body!.Content!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoveAndCopy_WorkThroughTheSdk()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var sdk = emulator.Sdk();

        var moved = await sdk.Me.Messages[id].Move.PostAsync(new Move.MovePostRequestBody { DestinationId = "archive" }, null, Token);
        var copied = await sdk.Me.Messages[moved!.Id].Copy.PostAsync(new CopyPostRequestBody { DestinationId = "inbox" }, null, Token);
        var gone = await Assert.ThrowsAsync<ODataError>(() => sdk.Me.Messages[id].GetAsync(null, Token));

        Assert.NotEqual(moved.Id, copied!.Id);
        Assert.Equal(404, gone.ResponseStatusCode);
    }

    [Fact]
    public async Task Categories_AreManagedThroughTheSdk()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var categories = emulator.Sdk().Me.Outlook.MasterCategories;

        var made = await categories.PostAsync(new OutlookCategory { DisplayName = "A · Key", Color = CategoryColor.Preset0 }, null, Token);
        await categories[made!.Id].PatchAsync(new OutlookCategory { Color = CategoryColor.Preset24 }, null, Token);
        var twice = await Assert.ThrowsAsync<ODataError>(() => categories.PostAsync(new OutlookCategory { DisplayName = "A · Key" }, null, Token));
        var all = await categories.GetAsync(null, Token);

        Assert.Equal(CategoryColor.Preset24, all!.Value!.Single(static c => c.DisplayName == "A · Key").Color);
        Assert.Equal(409, twice.ResponseStatusCode);
    }

    [Fact]
    public async Task DraftMarkedByAnExtendedProperty_IsFoundAgain()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string Property = "String {6c0f6e1e-5a0e-4f4e-9d5e-2f1f3a2b4c5d} Name DraftFor";
        var sdk = emulator.Sdk();
        var id = emulator.Deliver(Some.Mail());
        var draft = await sdk.Me.Messages[id].CreateReplyAll.PostAsync(new CreateReplyAllPostRequestBody(), null, Token);
        await sdk.Me.Messages[draft!.Id].PatchAsync(new Message { SingleValueExtendedProperties = [new() { Id = Property, Value = "it's" }] }, null, Token);

        var found = await sdk.Me.MailFolders["drafts"].Messages.GetAsync(
            static r =>
            {
                r.QueryParameters.Filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{Property}' and ep/value eq 'it''s')";
                r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{Property}')"];
            },
            Token);

        var only = Assert.Single(found!.Value!);
        Assert.Equal((draft.Id, "it's"), (only.Id, only.SingleValueExtendedProperties!.Single().Value));
    }

    [Fact]
    public async Task Batch_OfTwentyFive_IsSplit_AndShowsTheInner429()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.RequestsPerTenMinutes = 24);
        var sdk = emulator.Sdk();
        var batch = new BatchRequestContentCollection(sdk);
        for (var i = 0; i < 25; i++)
        {
            await batch.AddBatchRequestStepAsync(sdk.Me.Messages.ToGetRequestInformation());
        }

        var answer = await sdk.Batch.PostAsync(batch, Token);

        var statuses = (await answer.GetResponsesStatusCodesAsync()).Values.Select(static s => (int)s).ToList();
        Assert.Equal(25, statuses.Count);
        Assert.Equal(1, statuses.Count(static s => s == 429));
        Assert.Equal(2, emulator.Control.ReadCounters().Requests["POST $batch"]);
    }

    [Fact]
    public async Task Throttling_IsRetriedAfterTheTimeNamed_OrShownAtOnce()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Control.Faults = new FaultPlan { Throttle = 1 };

        var error = await Assert.ThrowsAsync<ODataError>(() =>
            emulator.Sdk().Me.Messages.GetAsync(static r => r.Options.Add(new RetryHandlerOption { MaxRetry = 0 }), Token));

        Assert.Equal((429, "TooManyRequests"), (error.ResponseStatusCode, error.Error!.Code));
        Assert.True(error.ResponseHeaders.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task FoldersSettingsAndUser_AreRead()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var sdk = emulator.Sdk();

        var folder = await sdk.Users[Some.Owner].MailFolders["inbox"].ChildFolders.PostAsync(new MailFolder { DisplayName = "Buyers" }, null, Token);
        var folders = await sdk.Me.MailFolders.GetAsync(static r => r.QueryParameters.IncludeHiddenFolders = "true", Token);
        var settings = await sdk.Me.MailboxSettings.PatchAsync(new MailboxSettings { TimeZone = "FLE Standard Time" }, null, Token);
        var user = await sdk.Me.GetAsync(static r => r.QueryParameters.Select = ["mail"], Token);

        Assert.Equal("Buyers", folder!.DisplayName);
        Assert.Equal(10, folders!.Value!.Count);
        Assert.Equal("FLE Standard Time", settings!.TimeZone);
        Assert.Equal(Some.Owner, user!.Mail);
    }

    [Fact]
    public async Task Delta_IsFollowedOverPages_ToTheNextRound_WithARemoval()
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            emulator.Deliver(Some.Mail($"Mail {i}"));
        }

        var delta = emulator.Sdk().Users[Some.Owner].MailFolders["inbox"].Messages.Delta;
        var page = await delta.GetAsDeltaGetResponseAsync(
            static r =>
            {
                r.QueryParameters.Select = ["subject", "internetMessageHeaders"];
                r.QueryParameters.Filter = "receivedDateTime ge 2026-04-01T00:00:00Z";
                r.QueryParameters.Expand = ["attachments($select=name,contentType,size,isInline)"];
                r.Headers.Add("Prefer", "odata.maxpagesize=2, IdType=\"ImmutableId\"");
            },
            Token);
        var seen = new List<Message>(page!.Value!);
        for (; page!.OdataNextLink is { } next; seen.AddRange(page!.Value!))
        {
            page = await delta.WithUrl(next).GetAsDeltaGetResponseAsync(static r => r.Headers.Add("Prefer", "odata.maxpagesize=2, IdType=\"ImmutableId\""), Token);
        }

        await emulator.Sdk().Users[Some.Owner].Messages[seen[0].Id].Move.PostAsync(new() { DestinationId = "archive" }, null, Token);
        var round = await delta.WithUrl(page.OdataDeltaLink!).GetAsDeltaGetResponseAsync(Immutable, Token);

        Assert.Equal(5, seen.Select(static m => m.Subject).Distinct().Count());
        var removed = Assert.Single(round!.Value!);
        Assert.Equal(seen[0].Id, removed.Id);
        Assert.True(removed.AdditionalData.ContainsKey("@removed"));
    }

    [Fact]
    public async Task Subscription_IsMade_Heard_Renewed_Reauthorized_Listed_AndDeleted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var sdk = emulator.Sdk();

        var made = await sdk.Subscriptions.PostAsync(
            new Subscription
            {
                ChangeType = "created",
                NotificationUrl = receiver.Url,
                LifecycleNotificationUrl = receiver.LifecycleUrl,
                Resource = $"users/{Some.Owner}/mailFolders('inbox')/messages",
                ClientState = "secret",
                ExpirationDateTime = emulator.Time.GetUtcNow().AddDays(3),
            },
            Immutable,
            Token);
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        var told = await receiver.NextAsync();
        var renewed = await sdk.Subscriptions[made!.Id].PatchAsync(new Subscription { ExpirationDateTime = emulator.Time.GetUtcNow().AddDays(6) }, null, Token);
        await sdk.Subscriptions[made.Id].Reauthorize.PostAsync(null, Token);
        var listed = await sdk.Subscriptions.GetAsync(null, Token);
        await sdk.Subscriptions[made.Id].DeleteAsync(null, Token);
        var gone = await Assert.ThrowsAsync<ODataError>(() => sdk.Subscriptions[made.Id].PatchAsync(new Subscription { ExpirationDateTime = emulator.Time.GetUtcNow().AddDays(1) }, null, Token));

        Assert.Equal((made.Id, mail.ImmutableId), ((string?)told["subscriptionId"], (string?)told["resourceData"]!["id"]));
        Assert.Equal(emulator.Time.GetUtcNow().AddDays(6), renewed!.ExpirationDateTime);
        Assert.Equal(made.Id, Assert.Single(listed!.Value!).Id);
        Assert.Equal(404, gone.ResponseStatusCode);
    }

    [Fact]
    public async Task Unsupported_IsAnODataErrorWith501()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var error = await Assert.ThrowsAsync<ODataError>(() => emulator.Sdk().Me.MailFolders.Delta.GetAsDeltaGetResponseAsync(null, Token));

        Assert.Equal((501, "NotImplemented"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Fact]
    public async Task TranslateIds_GoesThroughTheSdk()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());

        var answer = await emulator.Sdk().Me.TranslateExchangeIds.PostAsTranslateExchangeIdsPostResponseAsync(
            new() { InputIds = [mail.Id], SourceIdType = ExchangeIdFormat.RestId, TargetIdType = ExchangeIdFormat.RestImmutableEntryId }, null, Token);

        Assert.Equal(mail.ImmutableId, answer!.Value!.Single().TargetId);
    }

    private static void Immutable<T>(RequestConfiguration<T> request)
        where T : class, new() => request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
}
