using System.Globalization;

namespace InquiryAssistant.Service.Sync.Backfills.Command;

/// <summary>Tells how far a backfill is: on a terminal in one line that changes, else a line every few seconds.</summary>
internal sealed class ProgressLine(TextWriter errors, bool isTerminal, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private string last = "";
    private long? toldAt;

    /// <summary>Tells it, if there is something new to tell.</summary>
    /// <param name="row">The backfill.</param>
    /// <param name="isLast">Whether nothing follows: then it is told in any case.</param>
    public void Show(Backfill row, bool isLast = false)
    {
        var text = Text(row, time.GetUtcNow());
        lock (gate)
        {
            if (isTerminal)
            {
                errors.Write("\r" + text.PadRight(last.Length) + (isLast ? Environment.NewLine : ""));
            }
            else if (isLast || (text != last && (toldAt is not { } at || time.GetElapsedTime(at) >= Pause)))
            {
                errors.WriteLine(text);
                toldAt = time.GetTimestamp();
            }
            else
            {
                return;
            }

            last = text;
        }
    }

    /// <summary>The whole line: done and total, tagged, rate, time left, and what it waits for.</summary>
    public static string Text(Backfill row, DateTimeOffset now)
    {
        var told = BackfillResponse.Of(row);
        var parts = new List<string>
        {
            row.Total is { } total ? Words($"{row.Read:N0} of about {Math.Max(total, row.Read):N0} mails read") : Words($"{row.Read:N0} mails read"),
            Words($"{row.Tagged:N0} tagged"),
        };
        if (row.State == BackfillState.Running && row.PerSecond > 0)
        {
            parts.Add(Words($"{told.PerSecond:0.0} a second"));
        }

        if (told.SecondsLeft is { } left)
        {
            parts.Add("about " + Duration(TimeSpan.FromSeconds(left)) + " left");
        }

        var wait = TimeSpan.FromTicks(row.WaitUntilTicks - now.UtcTicks);
        if (row.State == BackfillState.Running && wait > TimeSpan.Zero)
        {
            parts.Add("waits " + Duration(wait) + (row.FailureCode is { } code ? $" ({code})" : " for mails to be tried again"));
        }

        return string.Join(", ", parts);
    }

    /// <summary>"12 s", "3 min 5 s", "2 h 10 min".</summary>
    public static string Duration(TimeSpan span) => Math.Ceiling(Math.Max(0, span.TotalSeconds)) is var seconds && seconds < 60 ? Words($"{seconds:0} s")
        : seconds < 3600 ? Words($"{Math.Floor(seconds / 60):0} min {seconds % 60:0} s")
        : Words($"{Math.Floor(seconds / 3600):N0} h {Math.Floor(seconds % 3600 / 60):0} min");

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
