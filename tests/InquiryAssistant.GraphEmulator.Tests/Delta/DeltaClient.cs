using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Delta;

/// <summary>Follows a folder as Microsoft's pages tell a client to: links verbatim, changes merged by id, removals applied.</summary>
public sealed class DeltaClient(TestEmulator emulator, string firstPath, bool immutable, int pageSize)
{
    private string? link;

    /// <summary>What the client believes the folder holds: properties by id.</summary>
    public Dictionary<string, JsonObject> Known { get; } = [];

    /// <summary>Entries of the last round, in the order they came.</summary>
    public List<JsonObject> LastRound { get; } = [];

    public int Pages { get; private set; }

    /// <summary>Follows one round to its delta link; <paramref name="between"/> runs after each page that has a next one.</summary>
    public async Task RoundAsync(Func<Task>? between = null)
    {
        LastRound.Clear();
        while (true)
        {
            var page = await PageAsync();
            var next = (string?)page.Body!["@odata.nextLink"];
            var delta = (string?)page.Body["@odata.deltaLink"];
            Assert.True(next is null != delta is null, "A page has one link, not two and not none.");
            link = new Uri((next ?? delta)!).PathAndQuery["/v1.0/".Length..];
            page.Values.ToList().ForEach(e => Apply(e!.AsObject()));
            if (delta is not null)
            {
                return;
            }

            await (between?.Invoke() ?? Task.CompletedTask);
        }
    }

    public async Task<Answer> PageAsync()
    {
        Pages++;
        var answer = await emulator.GetAsync(link ?? firstPath, ("Prefer", $"odata.maxpagesize={pageSize}{(immutable ? ", IdType=\"ImmutableId\"" : "")}"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Values.Count <= pageSize);
        return answer;
    }

    public string Link => link!;

    private void Apply(JsonObject entry)
    {
        LastRound.Add(entry);
        var id = (string)entry["id"]!;
        if (entry["@removed"] is not null)
        {
            Known.Remove(id);
            return;
        }

        var merged = Known.GetValueOrDefault(id) ?? [];
        foreach (var (name, value) in entry)
        {
            merged[name] = value?.DeepClone();
        }

        Known[id] = merged;
    }
}
