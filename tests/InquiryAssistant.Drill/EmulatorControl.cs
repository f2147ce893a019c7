using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InquiryAssistant.Drill;

/// <summary>Where a delivered mail is found.</summary>
internal sealed record DeliveredMail(string Mailbox, string ImmutableId);

/// <summary>A message as it lies there in the end.</summary>
internal sealed record FoundMail(string ImmutableId, string Folder, IReadOnlyList<string> Categories, int CategoryWrites, DateTimeOffset ArrivedAt, DateTimeOffset? FirstReadAt, DateTimeOffset? FirstCategoryWriteAt);

/// <summary>The emulator's control side.</summary>
internal sealed class EmulatorControl(Uri root) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient client = new() { BaseAddress = root, Timeout = TimeSpan.FromMinutes(1) };

    public Task AddMailboxAsync(string address) => PostAsync("mailboxes", new JsonObject { ["address"] = address, ["displayName"] = "Rep" });

    public Task SetFaultsAsync(JsonObject faults) => PostAsync("faults", faults);

    public async Task<DeliveredMail> DeliverAsync(string mailbox, JsonObject message)
    {
        var answer = await PostAsync("deliver", new JsonObject { ["mailbox"] = mailbox, ["message"] = message.DeepClone() });
        return new(mailbox, answer["immutableId"]!.GetValue<string>());
    }

    public Task ResetCountersAsync() => PostAsync("counters", []);

    public Task AddCategoryAsync(DeliveredMail mail, string category) => ActAsync(mail, "addCategory", "category", category);

    public Task RemoveCategoryAsync(DeliveredMail mail, string category) => ActAsync(mail, "removeCategory", "category", category);

    public Task MarkReadAsync(DeliveredMail mail) => ActAsync(mail, "markRead", "category", "");

    public Task MoveAsync(DeliveredMail mail, string folder) => ActAsync(mail, "move", "folder", folder);

    public async Task<IReadOnlyList<FoundMail>> StateAsync(string mailbox)
    {
        var state = await client.GetFromJsonAsync<JsonObject>("/emulator/state?mailbox=" + Uri.EscapeDataString(mailbox), Json);
        return state!["messages"].Deserialize<FoundMail[]>(Json)!;
    }

    public async Task<JsonObject> CountersAsync() => (await client.GetFromJsonAsync<JsonObject>("/emulator/counters", Json))!;

    public void Dispose() => client.Dispose();

    private Task<JsonObject> ActAsync(DeliveredMail mail, string action, string name, string value) =>
        PostAsync("act", new JsonObject { ["mailbox"] = mail.Mailbox, ["message"] = mail.ImmutableId, ["action"] = action, [name] = value });

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var response = await client.PostAsJsonAsync("/emulator/" + path, body, Json);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(answer)!.AsObject() : throw new InvalidOperationException($"The emulator refused {path}: {answer}");
    }
}
