using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Ids;

public sealed class TranslateTests
{
    [Fact]
    public async Task Ids_AreTranslatedThereAndBack()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());

        var there = await emulator.PostAsync("me/translateExchangeIds", Request("restId", "restImmutableEntryId", mail.Id));
        var back = await emulator.PostAsync("me/translateExchangeIds", Request("restImmutableEntryId", "restId", mail.ImmutableId));
        var ews = await emulator.PostAsync("me/translateExchangeIds", Request("restId", "ewsId", mail.Id));

        Assert.Equal(mail.ImmutableId, (string?)there.Values[0]!["targetId"]);
        Assert.Equal(mail.Id, (string?)back.Values[0]!["targetId"]);
        Assert.Equal(mail.Id, ((string)ews.Values[0]!["targetId"]!).Replace('/', '-').Replace('+', '_'));
    }

    [Fact]
    public async Task AForeignId_IsAnErrorOfItsEntry_NotOfTheCall()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());

        var answer = await emulator.PostAsync("me/translateExchangeIds", Request("restId", "restImmutableEntryId", "bad", mail.Id));

        Assert.NotNull(answer.Values[0]!["errorDetails"]);
        Assert.Equal(mail.ImmutableId, (string?)answer.Values[1]!["targetId"]);
    }

    [Fact]
    public async Task ThousandAndOneIds_AreTooMany()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.PostAsync("me/translateExchangeIds", Request("restId", "restImmutableEntryId", [.. Enumerable.Repeat("x", 1001)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public void Mint_BuildsIdsOfTheRecordedLengths()
    {
        var mint = new IdMint(Guid.Parse("1e529177-c92e-28af-1003-61ecd5fce635"), Guid.Parse("00000000-c92e-28af-1003-61ecd5fce635"));

        Assert.Equal((152, 120, 72, 40), (mint.Item(3, 9).Length, mint.Folder(3).Length, mint.Immutable(9).Length, mint.ChangeKey(1).Length));
        Assert.StartsWith("AAMk", mint.Item(3, 9), StringComparison.Ordinal);
        Assert.StartsWith("AAQk", mint.Conversation(Guid.Empty), StringComparison.Ordinal);
        Assert.StartsWith("CQAAABYAAAA", mint.ChangeKey(1), StringComparison.Ordinal);
        Assert.EndsWith("AAA=", mint.Item(3, 9), StringComparison.Ordinal);
        Assert.True(mint.IsMessage(mint.Immutable(9)) && mint.IsMessage(mint.Item(1, 1)) && mint.IsFolder(mint.Folder(1)));
        Assert.False(mint.IsMessage(mint.Folder(1)) || mint.IsFolder(mint.Item(1, 1)));
    }

    private static JsonObject Request(string source, string target, params string[] ids) => new()
    {
        ["InputIds"] = new JsonArray([.. ids.Select(static i => JsonValue.Create(i))]),
        ["SourceIdType"] = source,
        ["TargetIdType"] = target,
    };
}
