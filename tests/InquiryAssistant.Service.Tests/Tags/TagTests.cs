using System.Net;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Tags;

public sealed class TagTests(ServiceUnderTest service) : IClassFixture<ServiceUnderTest>, IDisposable
{
    private const string Quadrants = "A · Key|B · Nurture|C · Keep in touch|D · Not a prospect";

    public void Dispose() => service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

    [Fact]
    public async Task ShowsFirstWhatItWouldWrite()
    {
        var id = await DeliverWith("VIP", "C · Keep in touch");

        var tags = await service.GetAsync(Some.Path(id, "/tags"));

        Assert.Equal(["VIP", "C · Keep in touch"], Some.Texts(tags["present"]));
        Assert.Single(Some.Texts(tags["planned"]), t => Quadrants.Split('|').Contains(t));
        Assert.Equal(["VIP", "C · Keep in touch"], Some.Texts((await service.MailboxItemAsync(id))["categories"]));
    }

    [Fact]
    public async Task Applies_WithOneQuadrant_AndKeepsTheUsersCategories()
    {
        var id = await DeliverWith("VIP", "D · Not a prospect", "kunde");
        service.Wire.Forget();

        var change = await ApplyAsync(id);

        var now = Some.Texts((await service.MailboxItemAsync(id))["categories"]);
        Assert.Equal(now, Some.Texts(change["categories"]));
        Assert.Equal(["VIP", "kunde"], now.Where(c => c is "VIP" or "kunde"));
        Assert.Single(now, c => Quadrants.Split('|').Contains(c));
        Assert.Contains("D · Not a prospect", Some.Texts(change["removed"]));
        Assert.Equal(["VIP", "D · Not a prospect", "kunde"], Some.Texts(change["before"]));
        var patch = Assert.Single(service.Wire.Calls, c => c.Method == "PATCH");
        Assert.Equal(["@odata.type", "categories"], patch.Json.Select(p => p.Key).Order());
        Assert.StartsWith("W/", patch.Headers["If-Match"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreatesItsCategoriesWithTheirColours()
    {
        var id = service.Deliver(Some.Inquiry());
        var added = Some.Texts((await ApplyAsync(id))["added"]);

        using var response = await service.Api.GetAsync("/api/categories", TestContext.Current.CancellationToken);
        var known = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray();

        Assert.NotEmpty(added);
        Assert.All(added, name => Assert.StartsWith("preset", (string?)Assert.Single(known, c => (string?)c!["name"] == name)!["color"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task ApplyingTwice_ChangesNothingMore()
    {
        var id = service.Deliver(Some.Inquiry());
        await ApplyAsync(id);
        service.Wire.Forget();

        var again = await ApplyAsync(id);

        Assert.Empty(again["added"]!.AsArray());
        Assert.Empty(again["removed"]!.AsArray());
        Assert.DoesNotContain(service.Wire.Calls, c => c.Method is "PATCH" or "POST");
    }

    [Fact]
    public async Task Undo_TakesBackJustThat_AndKeepsWhatTheUserAddedMeanwhile()
    {
        var id = await DeliverWith("VIP", "D · Not a prospect");
        var done = await ApplyAsync(id);
        await service.ChangeAsync(id, new { categories = Some.Texts(done["categories"]).Append("Later") });

        var undone = await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(id, "/tags/undo"), new { added = Some.Texts(done["added"]), removed = Some.Texts(done["removed"]) }), HttpStatusCode.OK);

        Assert.Equal(["D · Not a prospect", "Later", "VIP"], Some.Texts(undone["categories"]).Order(StringComparer.Ordinal));
        Assert.Equal(Some.Texts(undone["categories"]), Some.Texts((await service.MailboxItemAsync(id))["categories"]));
    }

    [Fact]
    public async Task WritesOfOthersInBetween_AreMerged()
    {
        var id = service.Deliver(Some.Inquiry());
        var writes = 0;
        service.Wire.Before = async (method, _) =>
        {
            if (method == "PATCH" && Interlocked.Increment(ref writes) <= 2)
            {
                await service.ChangeAsync(id, new { categories = (string[])["Mine", "Mine too"] });
            }

            return null;
        };

        var change = await ApplyAsync(id);

        Assert.Equal(3, writes);
        Assert.Equal(["Mine", "Mine too"], Some.Texts(change["categories"]).Take(2));
        Assert.NotEmpty(change["added"]!.AsArray());
    }

    [Fact]
    public async Task GivesUp_WhenTheMessageNeverStandsStill()
    {
        var id = service.Deliver(Some.Inquiry());
        var round = 0;
        service.Wire.Before = async (method, _) =>
        {
            if (method == "PATCH")
            {
                await service.ChangeAsync(id, new { categories = (string[])[$"Round {++round}"] });
            }

            return null;
        };

        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path(id, "/tags")), HttpStatusCode.Conflict, "message-changing");
        Assert.Equal(["Round 5"], Some.Texts((await service.MailboxItemAsync(id))["categories"]));
    }

    [Fact]
    public async Task MessageDeletedBetweenReadAndWrite_IsToldAsGone()
    {
        var id = service.Deliver(Some.Inquiry());
        service.Wire.Before = async (method, _) =>
        {
            if (method == "PATCH")
            {
                (await service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(id)}/permanentDelete", null)).EnsureSuccessStatusCode();
            }

            return null;
        };

        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path(id, "/tags")), HttpStatusCode.NotFound, "message-not-found");
    }

    [Fact]
    public async Task LostAnswerToTheWrite_StillTellsWhatWasDone()
    {
        var id = await DeliverWith("VIP");
        var lost = 0;
        service.Wire.LosesAnswer = (method, _) => method == "PATCH" && Interlocked.Increment(ref lost) == 1;
        try
        {
            var change = await ApplyAsync(id);

            Assert.NotEmpty(change["added"]!.AsArray());
            Assert.Equal(["VIP"], Some.Texts(change["before"]));
            Assert.Equal(Some.Texts((await service.MailboxItemAsync(id))["categories"]), Some.Texts(change["categories"]));
        }
        finally
        {
            service.Wire.LosesAnswer = static (_, _) => false;
        }
    }

    [Fact]
    public async Task CategoryThatSomebodyElseCreatesMeanwhile_IsFine()
    {
        var id = service.Deliver(Some.Inquiry(html: "<p>We met at your booth on the Canton Fair. Please quote 6204-2RS 3000 pcs FOB Ningbo, price and lead time. Ana, Purchasing Manager</p>"));
        var planned = Some.Texts((await service.GetAsync(Some.Path(id, "/tags")))["planned"]);
        service.Wire.Before = async (method, target) =>
        {
            if (method == "POST" && target.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var name in planned)
                {
                    await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(service.Outlook, "outlook/masterCategories", new { displayName = name, color = "preset1" });
                }
            }

            return null;
        };

        Assert.NotEmpty((await ApplyAsync(id))["added"]!.AsArray());
    }

    [Fact]
    public async Task Rejects_AnUndoThatNamesNothing() =>
        await ServiceUnderTest.ProblemAsync(await service.PostAsync(Some.Path("x", "/tags/undo"), new { }), HttpStatusCode.BadRequest, "bad-input");

    private async Task<string> DeliverWith(params string[] categories)
    {
        var id = service.Deliver(Some.Inquiry());
        await service.ChangeAsync(id, new { categories });
        return id;
    }

    private async Task<System.Text.Json.Nodes.JsonObject> ApplyAsync(string id) => await ServiceUnderTest.ReadAsync(await service.PostAsync(Some.Path(id, "/tags")), HttpStatusCode.OK);
}
