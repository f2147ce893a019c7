using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Demo;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryAssistant.Service.Tests.Demo;

public sealed class DemoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PreparedMails_ArriveOneByOne_UntilNoneIsLeft()
    {
        await using var app = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(static b => b.UseSetting("Demo:DeliverEvery", "00:00:00"));
        using var api = app.CreateClient();
        var left = (int)(await GetAsync(api, "/api/demo"))["remaining"]!;
        Assert.InRange(left, 10, 20);

        for (var i = left - 1; i >= 0; i--)
        {
            var arrived = await ServiceUnderTest.ReadAsync(await api.PostAsync("/api/demo/deliver", null, Token), HttpStatusCode.OK);
            var newest = (await GetAsync(api, "/api/messages?top=1"))["items"]!.AsArray()[0]!;
            Assert.Equal((string?)arrived["id"], (string?)newest["id"]);
            Assert.Equal((string?)arrived["subject"], (string?)newest["subject"]);
            Assert.False((bool)newest["isRead"]!);
            await GetAsync(api, Some.Path((string)arrived["id"]!, "/assessment"));
            Assert.Equal(i, (int)(await GetAsync(api, "/api/demo"))["remaining"]!);
        }

        await ServiceUnderTest.ProblemAsync(await api.PostAsync("/api/demo/deliver", null, Token), HttpStatusCode.Conflict, "no-mail-left");
    }

    [Fact]
    public async Task AnAnswerThatArrives_JoinsWhatTheRepWroteBefore()
    {
        await using var app = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(static b => b.UseSetting("Demo:DeliverEvery", "00:00:00"));
        using var api = app.CreateClient();
        var kinds = new List<string>();
        while ((int)(await GetAsync(api, "/api/demo"))["remaining"]! > 0)
        {
            var arrived = await ServiceUnderTest.ReadAsync(await api.PostAsync("/api/demo/deliver", null, Token), HttpStatusCode.OK);
            if (((string)arrived["subject"]!).StartsWith("RE: ", StringComparison.Ordinal))
            {
                kinds.Add((string)(await GetAsync(api, Some.Path((string)arrived["id"]!, "/assessment")))["kind"]!);
            }
        }

        Assert.Equal(2, kinds.Count);
        Assert.All(kinds, kind => Assert.Contains(kind, (string[])["reply", "existing-business"]));
    }

    [Fact]
    public async Task TheMailboxIsOfToday()
    {
        await using var app = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(static b => b.UseSetting("Demo:DeliverEvery", "00:00:00"));
        using var api = app.CreateClient();

        var newest = (await GetAsync(api, "/api/messages?top=1"))["items"]!.AsArray()[0]!;

        Assert.InRange(TimeProvider.System.GetUtcNow() - (DateTimeOffset)newest["receivedAt"]!, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(120));
    }

    [Fact]
    public async Task MailArrivesByItself_EveryFewMinutes()
    {
        var time = new ManualTime();
        await using var app = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(b => b.ConfigureServices(s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(time))));
        var mailbox = app.Services.GetRequiredService<DemoMailbox>();
        var before = mailbox.Remaining;
        await time.UntilSomebodyWaits(TimeSpan.FromMinutes(4));

        time.Advance(TimeSpan.FromMinutes(4));
        for (var i = 0; i < 500 && mailbox.Remaining == before; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
        }

        Assert.Equal(before - 1, mailbox.Remaining);
    }

    private static async Task<JsonObject> GetAsync(HttpClient api, string path) => await ServiceUnderTest.ReadAsync(await api.GetAsync(path, Token), HttpStatusCode.OK);
}
