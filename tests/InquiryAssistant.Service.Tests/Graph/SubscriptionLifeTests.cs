using InquiryAssistant.Graph;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>How long a subscription is asked for when Graph refuses.</summary>
public sealed class SubscriptionLifeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ALifeThatIsTooLong_IsShortened_ToJustUnderTheLimit()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver, TimeSpan.FromDays(30)), None);

        Assert.InRange((made.ExpiresAt - graph.Emulator.Control.Now).TotalMinutes, 10_000, 10_080);
    }

    [Fact]
    public async Task ARefusalForAnotherReason_ShortensNobodyElsesLife()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        await using var receiver = await ReceiverAsync();
        var wrong = Wanted(graph, receiver, TimeSpan.FromDays(6)) with { ClientState = new string('x', 200) };
        Assert.Equal(400, (await Assert.ThrowsAsync<MailboxException>(() => graph.Subscriptions.CreateAsync(wrong, None))).Status);

        var made = await graph.Subscriptions.CreateAsync(Wanted(graph, receiver, TimeSpan.FromDays(6)), None);

        Assert.InRange((made.ExpiresAt - graph.Emulator.Control.Now).TotalDays, 5.9, 6.1);
    }

    /// <summary>An endpoint that answers the handshake as it must.</summary>
    private static Task<ScriptedServer> ReceiverAsync() => ScriptedServer.StartAsync((_, context) =>
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(context.Request.Query["validationToken"].ToString());
    });

    private static SubscriptionRequest Wanted(GraphUnderTest graph, ScriptedServer receiver, TimeSpan life) =>
        new(GraphUnderTest.Mailbox, "inbox", new Uri(receiver.Url, "/news").AbsoluteUri, new Uri(receiver.Url, "/life").AbsoluteUri, "secret", graph.Emulator.Control.Now + life);
}
