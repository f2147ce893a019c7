using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace InquiryAssistant.Service.Tests.Pages;

public sealed class PageTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("pages");
    private readonly WebApplicationFactory<ServiceEntry> app;
    private readonly HttpClient browser;

    public PageTests()
    {
        File.WriteAllText(Path.Combine(root.FullName, "index.html"), "<!doctype html><title>workbench</title>");
        File.WriteAllText(Path.Combine(root.FullName, "pane.html"), "<!doctype html><title>pane</title>");
        Directory.CreateDirectory(Path.Combine(root.FullName, "assets"));
        File.WriteAllText(Path.Combine(root.FullName, "assets", "pane-Ab12.js"), "export {};");
        app = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(b =>
        {
            b.UseEnvironment("Production");
            b.UseWebRoot(root.FullName);
            b.UseSetting("Demo:DeliverEvery", "00:00:00");
            b.UseSetting("Pages:FrameAncestors:0", "https://mail.company.example");
        });
        browser = app.CreateClient();
    }

    public void Dispose()
    {
        browser.Dispose();
        app.Dispose();
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/", "workbench")]
    [InlineData("/pane", "pane")]
    [InlineData("/pane.html", "pane")]
    public async Task ServesThePages_AskedForEachTime(string path, string title)
    {
        using var response = await GetAsync(path);

        Assert.Contains($"<title>{title}</title>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task HashedFiles_AreKeptForAYear()
    {
        using var response = await GetAsync("/assets/pane-Ab12.js");

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Pane_MayBeFramedByOutlookAndTheCompanysOwn()
    {
        using var response = await GetAsync("/pane");
        var policy = Policy(response);

        Assert.Equal(
            ["'self'", "https://*.cloud.microsoft", "https://outlook.office.com", "https://outlook.office365.com", "https://outlook-sdf.office.com", "https://outlook-sdf.office365.com", "https://outlook.live.com", "https://mail.company.example"],
            policy["frame-ancestors"]);
        Assert.Equal(["'self'", "https://appsforoffice.microsoft.com"], policy["script-src"]);
        Assert.DoesNotContain(response.Headers, h => h.Key.Equals("X-Frame-Options", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Workbench_LetsNoStrangerIn_AndNoPictureOfAMailOut()
    {
        using var response = await GetAsync("/");
        var policy = Policy(response);

        Assert.Equal(["'none'"], policy["default-src"]);
        Assert.Equal(["'self'"], policy["script-src"]);
        Assert.Equal(["'self'", "data:"], policy["img-src"]);
        Assert.Equal(["'self'"], policy["frame-ancestors"]);
        Assert.DoesNotContain("'unsafe-eval'", policy.Values.SelectMany(v => v));
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        var response = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        return response;
    }

    private static Dictionary<string, string[]> Policy(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        .Split(';', StringSplitOptions.TrimEntries).Select(d => d.Split(' ')).ToDictionary(d => d[0], d => d[1..]);
}
