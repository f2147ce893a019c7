using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;
using InquiryAssistant.Service.Tests.Telemetry;

namespace InquiryAssistant.Service.Tests.Hosting;

/// <summary>The service as a process of its own: what it prints, and with what it ends.</summary>
public sealed class ProcessTests
{
    private const string Mark = "QXZMARK";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoWordOfMail_ReachesTheLog_WhateverIsAskedAndWhateverFails()
    {
        await using var emulator = await GraphEmulatorApp.StartAsync(new GraphEmulatorOptions { DefaultMailbox = ServiceUnderTest.Mailbox }, Token);
        emulator.Control.AddMailbox(ServiceUnderTest.Mailbox, "Lily Chen", []);
        await using var wire = await GraphWire.StartAsync(emulator.RootUrl);
        await using var collector = await OtlpCollector.StartAsync();
        using var process = Start(
            "--Urls", "http://127.0.0.1:0", "--Graph:BaseUrl", wire.BaseUrl.AbsoluteUri, "--Graph:Retries", "1", "--Telemetry:OtlpEndpoint", collector.Endpoint, "--Telemetry:MetricsEvery", "00:00:01");
        using var api = new HttpClient { BaseAddress = await process.AddressAsync() };
        var id = emulator.Control.Deliver(ServiceUnderTest.Mailbox, Marked()).ImmutableId;

        foreach (var tail in (string[])["", "/assessment", "/tags", "/drafts/preview"])
        {
            (await api.GetAsync(Some.Path(id, tail), Token)).EnsureSuccessStatusCode();
        }

        foreach (var tail in (string[])["/tags", "/drafts", "/drafts"])
        {
            (await api.PostAsync(Some.Path(id, tail), null, Token)).EnsureSuccessStatusCode();
        }

        await api.GetAsync($"/api/messages?folder={Mark}&cursor={Mark}", Token);
        await api.GetAsync(Some.Path(Mark), Token);
        await api.GetAsync($"/api/{Mark}?{Mark}={Mark}", Token);
        await api.PostAsJsonAsync("/api/messages/resolve", new { itemId = Mark, form = Mark }, Token);
        await api.PostAsJsonAsync("/api/assessments", new { message = new { subject = Mark, body = Mark } }, Token);
        await api.SendAsync(new HttpRequestMessage(new HttpMethod(Mark), $"/api/{Mark}"), Token);
        wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(HttpStatusCode.InternalServerError);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.PostAsync(Some.Path(id, "/tags"), null, Token)).StatusCode);
        await collector.UntilAsync("the last failure is told, and that the mail was read by itself", () => collector.Spans.Any(s => s.Name == "POST /api/messages/{id}/tags/" && s.Tags.ContainsKey("error.type"))
            && collector.Spans.Any(s => s.Name == "assess mails") && collector.Sum("http.client.request.duration", ("http.response.status_code", "500")) > 0);
        var printed = await process.StopAsync();
        var sent = collector.Raw;

        Assert.Contains("createReplyAll", sent, StringComparison.Ordinal);
        foreach (var secret in (string[])[Mark, id, Uri.EscapeDataString(id), "lily", "tp-bearing"])
        {
            Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("/api/messages/{id}/drafts", printed, StringComparison.Ordinal);
        Assert.Contains("503", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(id, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(id), printed, StringComparison.Ordinal);
        Assert.DoesNotContain("lily@", printed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TenantWithoutSettings_NamesEachOne_AndDoesNotStart()
    {
        using var process = Start("--Urls", "http://127.0.0.1:0", "--Graph:Mode", "Tenant", "--Pages:FrameAncestors:0", "nonsense");

        var (code, printed) = await process.EndAsync();

        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
        foreach (var key in (string[])["Graph:TenantId", "Graph:ClientId", "Graph:Mailbox", "Graph:CertificatePath", "Pages:FrameAncestors:0"])
        {
            Assert.Contains(key, printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LogsAreJson_WhenAskedFor()
    {
        using var process = Start("--Urls", "http://127.0.0.1:0", "--Logs:Format", "Json", "--Demo:DeliverEvery", "00:00:00");
        using var api = new HttpClient { BaseAddress = await process.AddressAsync() };
        await api.GetAsync("/api/demo", Token);

        var lines = (await process.StopAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(lines, l => (string?)JsonNode.Parse(l)!["Properties"]?["Route"] == "/api/demo/");
    }

    private static JsonObject Marked()
    {
        var mail = Some.Mail($"{Mark} subject", $"{Mark} Sender", $"{Mark}@{Mark}.example", $"<p>{Mark} please quote 6204-2RS, 3000 pcs, price and MOQ. {Mark} Purchasing Manager</p>");
        mail["ccRecipients"] = Some.People($"{Mark}.cc@example.example");
        mail["categories"] = new JsonArray(Mark);
        mail["attachments"] = new JsonArray(new JsonObject { ["name"] = Mark + ".pdf", ["contentType"] = "application/pdf", ["size"] = 12 });
        return mail;
    }

    private static ServiceProcess Start(params string[] arguments) => new(arguments);
}
