using System.Text.Json.Nodes;

namespace InquiryAssistant.Service.Demo;

/// <summary>The invented mails that come with the product, in the corpus format.</summary>
internal static class DemoFiles
{
    /// <summary>What lies in the mailbox at the start; times are told as age in hours, so that it is always today.</summary>
    public static string Mailbox => PathOf("demo-mailbox.jsonl");

    private static string ArrivalsFile => PathOf("arrivals.jsonl");

    /// <summary>The owner of the mailbox as its first line names him.</summary>
    public static JsonObject Owner() => Lines(Mailbox).First()["owner"]!.AsObject();

    /// <summary>Mails that arrive later, in order, without a time of their own.</summary>
    public static IEnumerable<JsonObject> Arrivals()
    {
        foreach (var line in Lines(ArrivalsFile))
        {
            var message = line["message"]!.AsObject();
            message.Remove("receivedDateTime");
            yield return message;
        }
    }

    /// <summary>What was written before to those who answer later, as corpus lines of their own: it lies in the mailbox from the start.</summary>
    public static string WrittenBeforeArrivals()
    {
        var lines = new StringWriter();
        foreach (var line in Lines(ArrivalsFile).Where(line => line["thread"] is JsonArray { Count: > 0 }))
        {
            var thread = line["thread"]!.AsArray();
            var last = thread[^1]!.DeepClone();
            thread.RemoveAt(thread.Count - 1);
            var before = new JsonObject { ["owner"] = line["owner"]!.DeepClone(), ["thread"] = thread.DeepClone(), ["message"] = last, ["ageHours"] = line["threadAgeHours"]!.DeepClone() };
            lines.WriteLine(before.ToJsonString());
        }

        return lines.ToString();
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Demo", file);

    private static IEnumerable<JsonObject> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject());
}
