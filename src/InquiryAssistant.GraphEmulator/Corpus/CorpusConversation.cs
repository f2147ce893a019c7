using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Corpus;

/// <summary>Sorts the messages of corpus lines into conversations. Lines that share a message (same sender, subject and time) are one conversation, and that message is stored once.</summary>
internal static class CorpusConversation
{
    /// <summary>Conversations, each oldest first.</summary>
    public static IReadOnlyList<IReadOnlyList<CorpusMail>> Group(IReadOnlyList<CorpusLine> lines)
    {
        var root = new Dictionary<string, string>(StringComparer.Ordinal);
        var mails = new Dictionary<string, CorpusMail>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var own = Place(line);
            foreach (var mail in own)
            {
                Join(root, mail.Key, own[0].Key);
                // The line about a message knows it better than a later one that quotes it as history.
                if (!mails.TryGetValue(mail.Key, out var before) || (mail.IsMain && !before.IsMain))
                {
                    mails[mail.Key] = mail with { IsAnswered = mail.IsAnswered || before?.IsAnswered == true };
                }
                else
                {
                    mails[mail.Key] = before with { IsAnswered = mail.IsAnswered || before.IsAnswered };
                }
            }
        }

        return [.. mails.GroupBy(m => Find(root, m.Key)).Select(static g => (IReadOnlyList<CorpusMail>)[.. g.Select(static m => m.Value).OrderBy(static m => m.Written)])];
    }

    private static List<CorpusMail> Place(CorpusLine line)
    {
        var main = CorpusMail.Of(line, line.Message, isMain: true, isAnswered: line.SentAfter.Count > 0);
        return
        [
            main,
            .. line.Thread.Select(m => CorpusMail.Of(line, m, isMain: false, isAnswered: true)),
            .. line.SentAfter.Select(m => CorpusMail.Of(line, m, isMain: false, isAnswered: true)),
        ];
    }

    private static void Join(Dictionary<string, string> root, string one, string other)
    {
        root.TryAdd(one, one);
        root.TryAdd(other, other);
        root[Find(root, one)] = Find(root, other);
    }

    private static string Find(Dictionary<string, string> root, string key)
    {
        while (root[key] != key)
        {
            key = root[key];
        }

        return key;
    }
}

/// <summary>One message of a corpus with the age of its line.</summary>
internal sealed record CorpusMail(string Key, JsonObject Message, DateTimeOffset Written, DateTimeOffset LineWritten, double? AgeHours, bool IsMain, bool IsAnswered)
{
    public static CorpusMail Of(CorpusLine line, JsonObject message, bool isMain, bool isAnswered)
    {
        var written = Time(message);
        var sender = (string?)message["from"]?["emailAddress"]?["address"];
        // Without a time two messages are only the same if they are so word for word.
        var key = $"{sender}|{(string?)message["subject"]}|{(written == default ? message.ToJsonString() : written.ToString("O"))}";
        return new CorpusMail(key, message, written, Time(line.Message), line.AgeHours, isMain, isAnswered);
    }

    /// <summary>A stored time moved so that the line's own message is <c>ageHours</c> old now; unmoved without an age.</summary>
    public DateTimeOffset At(DateTimeOffset stored, DateTimeOffset now)
    {
        if (AgeHours is null)
        {
            return stored;
        }

        var moved = stored + (now - TimeSpan.FromHours(AgeHours.Value) - LineWritten);
        return moved.AddTicks(-(moved.Ticks % TimeSpan.TicksPerSecond));
    }

    private static DateTimeOffset Time(JsonObject message) =>
        DateTimeOffset.TryParse((string?)message["receivedDateTime"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : default;
}
