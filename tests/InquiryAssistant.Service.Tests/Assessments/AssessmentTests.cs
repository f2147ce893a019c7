using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Assessments;

public sealed class AssessmentTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>
{
    [Fact]
    public async Task TellsWhatAMessageIs_InTheWordsOfTheContract()
    {
        var id = service.Deliver(Some.Inquiry());

        var said = await service.GetAsync(Some.Path(id, "/assessment"));

        Assert.Equal(id, (string?)said["messageId"]);
        Assert.Equal("inquiry", (string?)said["kind"]);
        Assert.Contains((string?)said["quadrant"], (string?[])["A", "B", "C"]);
        Assert.Contains("6204-2RS", Some.Texts(said["entities"]!["models"]));
        string[] members =
        [
            "messageId", "kind", "quadrant", "intent", "intentScore", "role", "roleProbability", "inquiryType", "specificity", "risks", "stage", "confidence", "unsure", "language",
            "entities", "questions", "text", "tags", "evidence", "scores",
        ];
        Assert.Equal(members.Order(), said.Select(m => m.Key).Order());
        Assert.All(said["evidence"]!.AsArray(), e => Assert.Matches("^(kind|intent|role|type|risk|stage)$", (string)e!["dimension"]!));
    }

    [Fact]
    public async Task ReadsTheConversation_AcrossFolders()
    {
        var inquiry = service.Deliver(Some.Inquiry());
        var draft = await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(inquiry, "/drafts")), HttpStatusCode.Created);
        var draftId = (string)draft["draftId"]!;
        (await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(draftId)}/send", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        service.Emulator.Control.AdvanceClock(TimeSpan.FromHours(5));
        var answer = Some.Mail("RE: Quotation", "Ana Petrova", "ana@balkanbearings.example", "<p>Dear Lily, thank you for the offer. Please send the proforma invoice, we confirm 3000 pcs. Ana</p>");
        answer["conversationId"] = (await service.MailboxItemAsync(inquiry))["conversationId"]!.DeepClone();

        var said = await service.GetAsync(Some.Path(service.Deliver(answer), "/assessment"));

        Assert.Equal("reply", (string?)said["kind"]);
    }

    [Fact]
    public async Task AssessesAnObjectThatIsGivenWhole()
    {
        using var response = await PostAsync("""
            {"id":"x","owner":{"name":"Lily","address":"lily@tp.example","company":"TP","sells":["bearings"]},"thread":[],"labels":{"kind":"scam"},
             "message":{"subject":"RFQ 6204","from":{"emailAddress":{"name":"Ana","address":"ana@b.example"}},"body":{"contentType":"text","content":"Please quote 3000 pcs 6204-2RS CIF Varna. MOQ?\n\nAna, Purchasing Manager"}}}
            """u8.ToArray());

        var said = await ServiceUnderTest.ReadAsync(response, HttpStatusCode.OK);

        Assert.Equal("inquiry", (string?)said["kind"]);
        Assert.False(said.ContainsKey("messageId"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"message\":7}")]
    [InlineData("{\"message\":{\"subject\":7}}")]
    [InlineData("{\"message\":")]
    [InlineData("")]
    public async Task SaysWhatIsWrong_AndRepeatsNoWordOfIt(string json)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(json));

        await ServiceUnderTest.ProblemAsync(response, HttpStatusCode.BadRequest, "bad-input");
    }

    [Fact]
    public async Task BrokenUtf8_LosesOnlyItself()
    {
        byte[] body = [.. "{\"message\":{\"subject\":\"RFQ\",\"body\":{\"contentType\":\"text\",\"content\":\"Please quote 6204-2RS, 3000 pcs, Caf"u8, 0xE9, 0xFF, .. " MOQ?\"}}}"u8];

        using var response = await PostAsync(body);

        Assert.Contains("6204-2RS", Some.Texts((await ServiceUnderTest.ReadAsync(response, HttpStatusCode.OK))["entities"]!["models"]));
    }

    [Fact]
    public async Task Refuses_WhatIsNotJson()
    {
        using var content = new StringContent("hello", Encoding.UTF8, "text/plain");
        using var response = await service.Api.PostAsync("/api/assessments", content, TestContext.Current.CancellationToken);

        await ServiceUnderTest.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "wrong-content-type");
    }

    [Fact]
    public async Task TakesTenMegabytes_AndRefusesForty()
    {
        var ten = new JsonObject { ["message"] = new JsonObject { ["subject"] = "RFQ", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Please quote 6204-2RS</p>" + new string('x', 10_000_000) } } };
        using var taken = await PostAsync(Encoding.UTF8.GetBytes(ten.ToJsonString()));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        using var refused = await PostAsync(new byte[40 * 1024 * 1024]);
        await ServiceUnderTest.ProblemAsync(refused, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/assessments") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        // The refusal of a large body comes before it is sent, not in the middle of it.
        request.Headers.ExpectContinue = body.Length > 1_000_000;
        return await service.Api.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
