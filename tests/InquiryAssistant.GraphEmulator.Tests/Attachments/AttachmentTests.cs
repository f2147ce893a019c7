using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Attachments;

public sealed class AttachmentTests
{
    [Fact]
    public async Task File_IsAdded_Read_AndTakenAway()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var before = await emulator.GetAsync($"me/messages/{id}");

        var added = await emulator.PostAsync($"me/messages/{id}/attachments", Some.File("a.txt", "hello"));
        var read = await emulator.GetAsync($"me/messages/{id}/attachments/{added.Id}");
        var raw = await emulator.GetAsync($"me/messages/{id}/attachments/{added.Id}/$value");
        var after = await emulator.GetAsync($"me/messages/{id}");
        var gone = await emulator.SendAsync("DELETE", $"me/messages/{id}/attachments/{added.Id}", null);

        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal("#microsoft.graph.fileAttachment", (string?)read["@odata.type"]);
        Assert.Equal("hello", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)read["contentBytes"]!)));
        Assert.Equal("hello", raw.Text);
        Assert.NotEqual(before.Etag, after.Etag);
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.GetAsync($"me/messages/{id}/attachments/{added.Id}")).Status);
    }

    [Theory]
    [InlineData("""{"name":"a","contentBytes":"YQ=="}""", 400)]
    [InlineData("""{"@odata.type":"#microsoft.graph.fileAttachment","name":"a"}""", 400)]
    [InlineData("""{"@odata.type":"#microsoft.graph.fileAttachment","name":"a","contentBytes":"!"}""", 400)]
    [InlineData("""{"@odata.type":"#microsoft.graph.fileAttachment","contentBytes":"YQ=="}""", 400)]
    [InlineData("""{"@odata.type":"#microsoft.graph.fileAttachment","name":"a","contentBytes":"YQ==","colour":1}""", 400)]
    [InlineData("""{"@odata.type":"#microsoft.graph.itemAttachment","name":"a"}""", 501)]
    public async Task BadFiles_AreRefused(string body, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        Assert.Equal(status, (int)(await emulator.PostAsync($"me/messages/{id}/attachments", JsonNode.Parse(body))).Status);
    }

    [Fact]
    public async Task UploadSession_IsRefused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync($"me/messages/{id}/attachments/createUploadSession", new JsonObject { ["AttachmentItem"] = new JsonObject() });

        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
    }

    [Fact]
    public async Task Mime_HoldsBodyAndFiles()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = Some.TextMail("Grüße", "Prüfung");
        mail["attachments"] = new JsonArray(Some.File("a.txt", "hello"));
        var id = emulator.Deliver(mail);

        var mime = await emulator.GetAsync($"me/messages/{id}/$value");

        Assert.Contains("Subject: =?utf-8?B?UHLDvGZ1bmc=?=\r\n", mime.Text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("Grüße"u8), mime.Text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("hello"u8), mime.Text, StringComparison.Ordinal);
    }
}
