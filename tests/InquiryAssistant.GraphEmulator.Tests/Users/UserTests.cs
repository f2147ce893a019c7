using System.Net;
using System.Net.Http.Headers;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Users;

public sealed class UserTests
{
    [Fact]
    public async Task Me_IsTheMailboxTheTokenNames_ElseTheFirst()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Control.AddMailbox("second@bearing.example", "Second", []);

        var first = await emulator.GetAsync("me");
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "SECOND@bearing.example");
        var second = await emulator.GetAsync("me");
        var byId = await emulator.GetAsync($"users/{second.Id}?$select=mail");

        Assert.Equal((Some.Owner, "Lily Chen"), ((string?)first["userPrincipalName"], (string?)first["displayName"]));
        Assert.Equal("Second", (string?)second["displayName"]);
        Assert.Equal("second@bearing.example", (string?)byId["mail"]);
    }

    [Fact]
    public async Task MissingToken_Is401_WithTheHeader()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Http.DefaultRequestHeaders.Authorization = null;

        var answer = await emulator.GetAsync("me");

        Assert.Equal((HttpStatusCode.Unauthorized, "InvalidAuthenticationToken"), (answer.Status, answer.ErrorCode));
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Errors_HaveGraphsShape_AndEchoTheClientRequestId()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.GetAsync("me/messages/bad", ("client-request-id", "4711"));

        var inner = answer["error"]["innerError"]!;
        Assert.Equal("4711", (string?)inner["client-request-id"]);
        Assert.Equal("4711", answer.Headers.GetValues("client-request-id").Single());
        Assert.Equal((string?)inner["request-id"], answer.Headers.GetValues("request-id").Single());
        Assert.Equal("2026-04-02T08:00:00", (string?)inner["date"]);
        Assert.True(answer.Headers.Contains("x-ms-ags-diagnostic"));
    }
}
