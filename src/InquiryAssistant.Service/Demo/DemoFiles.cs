using System.Text.Json.Nodes;

namespace InquiryAssistant.Service.Demo;

/// <summary>The invented mails that come with the product, in the corpus format.</summary>
internal static class DemoFiles
{
    /// <summary>What lies in the mailbox at the start; times are told as age in hours, so that it is always today.</summary>
    public static string Mailbox => PathOf("demo-mailbox.jsonl");

    /// <summary>The owner of the mailbox as its first line names him.</summary>
    public static JsonObject Owner() => Lines(Mailbox).First()["owner"]!.AsObject();

    /// <summary>Mails that arrive later, in order, without a time of their own.</summary>
    public static IEnumerable<JsonObject> Arrivals()
    {
        foreach (var line in Lines(PathOf("arrivals.jsonl")))
        {
            var message = line["message"]!.AsObject();
            message.Remove("receivedDateTime");
            yield return message;
        }
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Demo", file);

    private static IEnumerable<JsonObject> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject());
}
