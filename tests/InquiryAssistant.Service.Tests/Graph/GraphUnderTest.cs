using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>The Graph layer as the service registers it, through a watched line to a real emulator.</summary>
internal sealed class GraphUnderTest : IAsyncDisposable
{
    public const string Mailbox = "rep@works.example";

    private readonly ServiceProvider services;

    private GraphUnderTest(RunningGraphEmulator emulator, GraphWire wire, ServiceProvider services)
    {
        (Emulator, Wire, this.services) = (emulator, wire, services);
        Outlook.BaseAddress = new Uri($"{emulator.BaseUrl.AbsoluteUri.TrimEnd('/')}/users/{Mailbox}/");
        Outlook.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        Outlook.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\"");
    }

    public RunningGraphEmulator Emulator { get; }

    public GraphWire Wire { get; }

    /// <summary>The hand of another client, past the watched line.</summary>
    public HttpClient Outlook { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public GraphMailboxes Mailboxes => services.GetRequiredService<GraphMailboxes>();

    public GraphMailbox Rep => Mailboxes.Open(Mailbox);

    public GraphSubscriptions Subscriptions => services.GetRequiredService<GraphSubscriptions>();

    public static async Task<GraphUnderTest> StartAsync(TimeProvider? time = null, GraphEmulatorOptions? emulator = null, params (string Key, string Value)[] settings)
    {
        var running = await GraphEmulatorApp.StartAsync(emulator ?? new GraphEmulatorOptions { DefaultMailbox = Mailbox }, CancellationToken.None);
        running.Control.AddMailbox(Mailbox, "Rep", []);
        var wire = await GraphWire.StartAsync(running.RootUrl);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Graph:BaseUrl", wire.BaseUrl.AbsoluteUri), new("Graph:Mailbox", Mailbox), .. settings.Select(s => KeyValuePair.Create("Graph:" + s.Key, (string?)s.Value))])
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(time ?? TimeProvider.System).AddLogging();
        return new(running, wire, services.AddGraphMailbox().BuildServiceProvider());
    }

    /// <summary>A plan that wants these tags beside what is there.</summary>
    public static Func<IReadOnlyList<string>, TagPlan> Wanting(params string[] tags) => present => TagPlanner.Merge(present, tags);

    /// <summary>Lets mails arrive and answers their immutable ids.</summary>
    public string[] Deliver(int count, string mailbox = Mailbox) => [.. Enumerable.Range(0, count).Select(_ => Emulator.Control.Deliver(mailbox, Some.Inquiry()).ImmutableId)];

    /// <summary>Tags to write on mails as they lie there now.</summary>
    public async Task<TagRequest[]> RequestsAsync(IEnumerable<string> ids, params string[] tags) =>
        [.. (await Rep.FindManyAsync([.. ids], CancellationToken.None)).Select(m => new TagRequest(m.Id, m.Message!.ETag, m.Message.Categories, Wanting(tags)))];

    /// <summary>Tags to write on all mails of the inbox, read by another client.</summary>
    public async Task<TagRequest[]> LyingInTheInboxAsync(params string[] tags)
    {
        var requests = new List<TagRequest>();
        for (var page = "mailFolders/inbox/messages?$select=id,categories&$top=1000"; page is not null;)
        {
            var list = (await Outlook.GetFromJsonAsync<JsonObject>(page))!;
            requests.AddRange(list["value"]!.AsArray().Select(m => new TagRequest((string)m!["id"]!, (string)m["@odata.etag"]!, Some.Texts(m["categories"]), Wanting(tags))));
            page = (string?)list["@odata.nextLink"];
        }

        return [.. requests];
    }

    /// <summary>What another client sees on a mail.</summary>
    public async Task<string[]> CategoriesAsync(string id) =>
        Some.Texts((await Outlook.GetFromJsonAsync<JsonObject>($"messages/{Uri.EscapeDataString(id)}?$select=categories"))!["categories"]);

    public async Task CategoriseAsync(string id, params string[] categories) =>
        (await Outlook.PatchAsJsonAsync($"messages/{Uri.EscapeDataString(id)}", new { categories })).EnsureSuccessStatusCode();

    public async Task<string> MoveAsync(string id, string folder)
    {
        using var response = await Outlook.PostAsJsonAsync($"messages/{Uri.EscapeDataString(id)}/move", new { destinationId = folder });
        return (string)JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    public async Task DeleteAsync(string id) => (await Outlook.PostAsync($"messages/{Uri.EscapeDataString(id)}/permanentDelete", null)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Outlook.Dispose();
        await Wire.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
