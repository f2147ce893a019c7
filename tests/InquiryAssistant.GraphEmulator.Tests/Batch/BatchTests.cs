using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Batch;

public sealed class BatchTests
{
    [Fact]
    public async Task InnerRequests_HaveTheirOwnStatusHeadersAndPrefer()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync(
            "$batch",
            Batch(
                Request("1", "GET", $"/me/messages/{id}?$select=subject"),
                Request("2", "GET", "me/messages/bad"),
                Request("3", "GET", $"/me/messages/{id}?$select=subject", headers: new JsonObject { ["Prefer"] = "IdType=\"ImmutableId\"" }),
                Request("4", "GET", $"/me/messages/{id}/$value")),
            ("Prefer", "IdType=\"ImmutableId\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("AAMk", (string?)Inner(answer, "1")["body"]!["id"], StringComparison.Ordinal);
        Assert.Equal(400, (int)Inner(answer, "2")["status"]!);
        Assert.Equal("ErrorInvalidIdMalformed", (string?)Inner(answer, "2")["body"]!["error"]!["code"]);
        Assert.StartsWith("AAkALgAA", (string?)Inner(answer, "3")["body"]!["id"], StringComparison.Ordinal);
        Assert.Contains("Message-ID", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)Inner(answer, "4")["body"]!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OuterPrefer_CountsWhenSwitchedSo()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.InheritPreferInBatch = true);
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync("$batch", Batch(Request("1", "GET", $"/me/messages/{id}")), ("Prefer", "IdType=\"ImmutableId\""));

        Assert.StartsWith("AAkALgAA", (string?)Inner(answer, "1")["body"]!["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DependentRequests_RunInOrder_AndFailWithTheirPredecessor()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var tag = new JsonObject { ["categories"] = new JsonArray("X") };

        var answer = await emulator.PostAsync("$batch", Batch(
            Request("read", "GET", $"/me/messages/{id}", dependsOn: ["write"]),
            Request("write", "PATCH", $"/me/messages/{id}", tag),
            Request("fails", "GET", "/me/messages/bad"),
            Request("after", "GET", $"/me/messages/{id}", dependsOn: ["fails"]),
            Request("last", "GET", $"/me/messages/{id}", dependsOn: ["after"])));

        Assert.Equal("X", (string?)Inner(answer, "read")["body"]!["categories"]![0]);
        Assert.Equal(424, (int)Inner(answer, "after")["status"]!);
        Assert.Equal(424, (int)Inner(answer, "last")["status"]!);
        Assert.Equal("FailedDependency", (string?)Inner(answer, "after")["body"]!["error"]!["code"]);
    }

    [Fact]
    public async Task EmptyAnswers_HaveNoBody()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync("$batch", Batch(Request("1", "DELETE", $"/me/messages/{id}")));

        Assert.Equal(204, (int)Inner(answer, "1")["status"]!);
        Assert.Null(Inner(answer, "1")["body"]);
    }

    [Theory]
    [InlineData("""{"requests":[]}""")]
    [InlineData("""{}""")]
    [InlineData("""{"requests":[{"id":"a","method":"GET","url":"/me"},{"id":"A","method":"GET","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"id":"a","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"method":"GET","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"id":"a","method":"GET"}]}""")]
    [InlineData("""{"requests":[{"id":"a","method":"PATCH","url":"/me/messages/x","body":{}}]}""")]
    [InlineData("""{"requests":[{"id":"a","method":"GET","url":"/me","dependsOn":["b"]}]}""")]
    [InlineData("""{"requests":[{"id":"a","method":"GET","url":"/me","dependsOn":["a"]}]}""")]
    [InlineData("""{"requests":["a"]}""")]
    public async Task MalformedBatch_IsRefusedAsAWhole(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await emulator.PostAsync("$batch", JsonNode.Parse(body))).Status);
    }

    [Fact]
    public async Task TwentyOneRequests_AreTooMany()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.PostAsync("$batch", Batch([.. Enumerable.Range(0, 21).Select(static i => Request($"{i}", "GET", "/me"))]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private static JsonNode Inner(Answer answer, string id) => answer["responses"].AsArray().Single(r => (string?)r!["id"] == id)!;

    private static JsonObject Batch(params JsonObject[] requests) => new() { ["requests"] = new JsonArray([.. requests]) };

    private static JsonObject Request(string id, string method, string url, JsonObject? body = null, string[]? dependsOn = null, JsonObject? headers = null)
    {
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = url };
        if (body is not null)
        {
            request["body"] = body.DeepClone();
            headers ??= new JsonObject { ["Content-Type"] = "application/json" };
        }

        request["headers"] = headers;
        request["dependsOn"] = dependsOn is null ? null : new JsonArray([.. dependsOn.Select(static d => JsonValue.Create(d))]);
        return request;
    }
}
