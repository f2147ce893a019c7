using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>The whole service on a real port, speaking through a watched line to a real emulator with the demo mailbox in it.</summary>
public sealed class ServiceUnderTest : IAsyncLifetime
{
    public const string Mailbox = "lily@tp-bearing.example";

    private RunningGraphEmulator? emulator;
    private GraphWire? wire;
    private WebApplicationFactory<ServiceEntry>? factory;

    internal Dictionary<string, string> Settings { get; } = new()
    {
        ["Graph:OwnerAliases:0"] = "sales@tp-bearing.example",
        // What tags by itself has tests of its own; the others want a mailbox that holds still.
        ["Sync:Enabled"] = "false",
    };

    /// <summary>How the emulator behaves; most of it may be changed while it runs.</summary>
    internal GraphEmulatorOptions Graph { get; } = new() { DefaultMailbox = Mailbox };

    /// <summary>Where the service listens; 0 for any free port.</summary>
    internal int Port { get; init; }

    internal HttpClient Api { get; private set; } = new();

    /// <summary>Straight to the emulator, past the watched line: the hand of another client.</summary>
    internal HttpClient Outlook { get; } = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The service's own parts.</summary>
    internal IServiceProvider Services => factory?.Services ?? throw new InvalidOperationException("Not started.");

    internal RunningGraphEmulator Emulator => emulator ?? throw new InvalidOperationException("Not started.");

    internal GraphWire Wire => wire ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        Graph.MailboxFiles.Add(Path.Combine(AppContext.BaseDirectory, "Demo", "demo-mailbox.jsonl"));
        emulator = await GraphEmulatorApp.StartAsync(Graph, CancellationToken.None);
        wire = await GraphWire.StartAsync(emulator.RootUrl);
        Outlook.BaseAddress = new Uri($"{emulator.BaseUrl.AbsoluteUri.TrimEnd('/')}/users/{Mailbox}/");
        Outlook.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        Outlook.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\"");
        factory = new WebApplicationFactory<ServiceEntry>().WithWebHostBuilder(Configure);
        factory.UseKestrel(Port);
        factory.StartServer();
        var address = factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        Api = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(3) };
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Outlook.Dispose();
        if (factory is not null)
        {
            await factory.DisposeAsync();
        }

        if (wire is not null)
        {
            await wire.DisposeAsync();
        }

        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    /// <summary>Lets a mail arrive and answers its immutable id.</summary>
    internal string Deliver(JsonObject message) => Emulator.Control.Deliver(Mailbox, message).ImmutableId;

    internal async Task<JsonObject> GetAsync(string path) => await ReadAsync(await Api.GetAsync(path, TestContext.Current.CancellationToken), HttpStatusCode.OK);

    internal async Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        await Api.PostAsync(path, body is null ? null : JsonContent.Create(body), TestContext.Current.CancellationToken);

    /// <summary>The message as the mailbox has it.</summary>
    internal async Task<JsonObject> MailboxItemAsync(string id, string query = "") =>
        await ReadAsync(await Outlook.GetAsync($"messages/{Uri.EscapeDataString(id)}{query}", TestContext.Current.CancellationToken), HttpStatusCode.OK);

    internal async Task<JsonArray> FolderAsync(string folder, string query = "") =>
        (await ReadAsync(await Outlook.GetAsync($"mailFolders/{folder}/messages?$top=500{query}", TestContext.Current.CancellationToken), HttpStatusCode.OK))["value"]!.AsArray();

    internal async Task ChangeAsync(string id, object change) =>
        (await Outlook.PatchAsJsonAsync($"messages/{Uri.EscapeDataString(id)}", change, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    internal async Task DeleteAsync(string id) =>
        (await Outlook.DeleteAsync($"messages/{Uri.EscapeDataString(id)}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    internal static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} in place of {(int)expected}: {text[..Math.Min(600, text.Length)]}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Asserts that a refusal is problem details in full, with the code a caller branches on.</summary>
    internal static async Task<JsonObject> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var problem = await ReadAsync(response, status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["traceId"]));
        return problem;
    }

    private void Configure(IWebHostBuilder builder)
    {
        builder.UseSetting("Graph:BaseUrl", Wire.BaseUrl.AbsoluteUri);
        builder.UseSetting("Urls", $"http://127.0.0.1:{Port}");
        builder.UseEnvironment("Production");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
