using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Control;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>A mailbox of its own for each test, full of earlier mail that nobody tagged.</summary>
internal sealed class BackfillUnderTest(SyncUnderTest sync)
{
    private static readonly string[] Quadrants = ["A · Key", "B · Nurture", "C · Keep in touch", "D · Not a prospect"];

    /// <summary>Five thousand mails take half a minute on an idle machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Address { get; } = $"rep-{Guid.NewGuid():N}@tp-bearing.example";

    public ServiceUnderTest Service => sync.Service;

    public EmulatorControl Control => sync.Service.Emulator.Control;

    /// <summary>The mailbox, looked after by the service, with mails received one after the other.</summary>
    /// <param name="sync">The service.</param>
    /// <param name="count">How many.</param>
    /// <param name="between">Time between two of them, the newest an hour ago.</param>
    public static async Task<BackfillUnderTest> StartAsync(SyncUnderTest sync, int count, TimeSpan between)
    {
        var backfill = new BackfillUnderTest(sync);
        backfill.Control.AddMailbox(backfill.Address, "Rep", []);
        backfill.Deliver(count, between);
        var far = TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks;
        await using var store = sync.Open();
        store.Mailboxes.Add(new SyncedMailbox { Address = backfill.Address, OwnerName = "Rep", Listed = true, SinceTicks = TimeProvider.System.GetUtcNow().UtcTicks, NextSweepTicks = TimeProvider.System.GetUtcNow().AddMinutes(14).UtcTicks, SubscribeAfterTicks = far });
        await store.SaveChangesAsync(Token);
        return backfill;
    }

    public string[] Deliver(int count, TimeSpan between, TimeSpan? age = null) =>
        [.. Enumerable.Range(0, count).Select(i => Deliver(TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.FromHours(1)) - (i * between)))];

    public string Deliver(DateTimeOffset received, JsonObject? mail = null)
    {
        mail ??= Some.Inquiry();
        mail["receivedDateTime"] = received.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Control.Deliver(Address, mail).ImmutableId;
    }

    public Task<HttpResponseMessage> AskAsync(object request) => sync.Service.PostAsync("/api/backfills", request);

    /// <summary>Begins one and answers its id.</summary>
    public async Task<string> BeginAsync(int days = 90, string? folder = null) =>
        (string)(await ServiceUnderTest.ReadAsync(await AskAsync(new { mailbox = Address, days, folder }), HttpStatusCode.Created))["id"]!;

    public Task<JsonObject> ReadAsync(string id) => sync.Service.GetAsync("/api/backfills/" + id);

    public async Task<JsonObject> UntilAsync(string id, string state)
    {
        await SyncUnderTest.UntilAsync($"the backfill is {state}", async () => (await RowAsync(id)).State.ToString().Equals(state, StringComparison.OrdinalIgnoreCase), Patience);
        return await ReadAsync(id);
    }

    public async Task<JsonObject> ChangeAsync(string id, string action) => await ServiceUnderTest.ReadAsync(await sync.Service.PostAsync($"/api/backfills/{id}/{action}"), HttpStatusCode.OK);

    /// <summary>How the mailbox is.</summary>
    public IReadOnlyList<MessageState> Mails() => Control.ReadState(Address);

    /// <summary>That every mail carries one quadrant, written once.</summary>
    public void AllTaggedOnce() => Assert.All(Mails(), m => Assert.Equal((1, 1), (m.Categories.Count(Quadrants.Contains), m.CategoryWrites)));

    public int Tagged() => Mails().Count(m => m.Categories.Any(Quadrants.Contains));

    /// <summary>Whether a request on the wire lists a folder of this mailbox.</summary>
    public bool IsList(string method, string path) => method == "GET" && path.Contains(Address.Split('@')[0], StringComparison.Ordinal) && path.Contains("/messages?", StringComparison.Ordinal) && path.Contains("top=60", StringComparison.OrdinalIgnoreCase);

    /// <summary>The row as it is.</summary>
    public async Task<Backfill> RowAsync(string id)
    {
        await using var store = sync.Open();
        return await store.Backfills.AsNoTracking().SingleAsync(b => b.Id == Guid.Parse(id), Token);
    }

    /// <summary>What the service does while nobody may: the parts that it works with.</summary>
    public T Part<T>()
        where T : notnull => sync.Part<T>();
}
