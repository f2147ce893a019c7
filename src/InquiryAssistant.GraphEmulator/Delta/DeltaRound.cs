using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Delta;

/// <summary>
/// Cuts the pages of a delta query. The first round lists the folder as it stood when the round began, newest first; what changes meanwhile comes with the next
/// round, even if the listing has shown it already (delivery is at least once). Every later round walks the change log. A page costs as much as it holds.
/// </summary>
internal sealed class DeltaRound(GraphCall call, MailFolder folder, DeltaOptions options)
{
    /// <summary>Outdated log entries passed over for one page; past that a page comes short or empty, with a next link, as Graph does.</summary>
    private const int MostPassed = 2000;

    private static readonly FolderPlace Oldest = new(DateTimeOffset.MinValue, long.MinValue);

    private readonly Selection selection = Selection.Parse(options.Select, MessageJson.Properties, "microsoft.graph.message");
    private readonly Expansion expansion = Expansion.Parse(options.Expand);

    /// <summary>The page after a position; the round is over when the position answered starts another one.</summary>
    public (JsonArray Values, DeltaPosition Next, bool IsLast) Page(DeltaPosition at, int size) => at.Listing ? List(at, size) : Walk(at, size);

    private (JsonArray Values, DeltaPosition Next, bool IsLast) List(DeltaPosition at, int size)
    {
        JsonArray values = [];
        var (last, tracked) = (at.Last, at.Tracked);
        var view = last is null ? folder.Places : folder.Places.GetViewBetween(last.Value, Oldest);
        // What is here already counts as created.
        foreach (var place in view.TakeWhile(p => options.Includes(p.Received) && options.Wants("created")))
        {
            var item = call.Mailbox.FindItem(place.Number)!;
            if (place == at.Last || item.Placed > at.RoundStart)
            {
                continue;
            }

            if (options.Since is not null && tracked >= call.Emulation.Options.DeltaTracks)
            {
                return (values, Followed(at, last?.Received), true);
            }

            if (values.Count == size)
            {
                return (values, at with { Last = last, Tracked = tracked }, false);
            }

            values.Add(Whole(item));
            (last, tracked) = (place, tracked + 1);
        }

        return (values, Followed(at, null), true);
    }

    private static DeltaPosition Followed(DeltaPosition at, DateTimeOffset? floor) => at with { Listing = false, Last = null, Floor = floor };

    private (JsonArray Values, DeltaPosition Next, bool IsLast) Walk(DeltaPosition at, int size)
    {
        JsonArray values = [];
        var log = folder.Changes;
        var start = Math.Max(0, log.After(at.Seen) - Math.Min(size - 1, call.Emulation.Dice.RepeatedChanges()));
        var seen = at.Seen;
        for (var i = start; i < log.Count; i++)
        {
            var entry = Entry(log[i], at);
            if ((entry is not null && values.Count == size) || i - start - values.Count >= MostPassed)
            {
                return (values, at with { Seen = seen }, false);
            }

            if (entry is not null)
            {
                values.Add(entry);
            }

            seen = Math.Max(seen, log[i].Sequence);
        }

        return (values, at with { RoundStart = seen, Seen = seen }, true);
    }

    /// <summary>What one entry of the log is to the client; null if it says nothing, or nothing that a later entry does not say.</summary>
    private JsonObject? Entry(Change change, DeltaPosition at)
    {
        if (!options.Includes(change.Received) || change.Received < at.Floor)
        {
            return null;
        }

        var item = call.Mailbox.FindItem(change.Item);
        var isHere = item is not null && item.Folder == folder;
        if (change.Kind == ChangeKind.Deleted)
        {
            // Under its immutable id a message that came back was never away; under classic ids the old one is dead.
            var isBack = call.Prefer.ImmutableIds && isHere;
            // Such a one may have been known before and, being back, have had its first removal left out: only one that never was here before is passing.
            var isPassing = (call.Prefer.ImmutableIds ? change.FirstPlaced : change.Placed) > at.Seen;
            return isBack || (isPassing && !call.Emulation.Options.DeltaShowsPassingItems) || !options.Wants("deleted") ? null : Removed(change);
        }

        if (!isHere || item!.LastChange != change.Sequence)
        {
            return null;
        }

        var isNew = item.Placed > at.RoundStart;
        if (!options.Wants(isNew ? "created" : "updated"))
        {
            return null;
        }

        return isNew || call.Emulation.Options.DeltaUpdates == DeltaUpdates.WholeItems ? Whole(item) : Changed(item, at.RoundStart);
    }

    private JsonObject Whole(MailItem item)
    {
        var json = MessageJson.Entry(call, item, selection, expansion);
        json.Insert(0, "@odata.type", "#microsoft.graph.message");
        return json;
    }

    /// <summary>Only what was written since the round began, for the client to merge.</summary>
    private JsonObject Changed(MailItem item, long since)
    {
        var json = Whole(item);
        foreach (var name in json.Select(static p => p.Key).Where(n => !n.StartsWith('@') && n != "id" && item.ChangedAt.GetValueOrDefault(n) <= since).ToList())
        {
            json.Remove(name);
        }

        return json;
    }

    private JsonObject Removed(Change change) => new()
    {
        ["@odata.type"] = "#microsoft.graph.message",
        ["id"] = call.Prefer.ImmutableIds ? change.ImmutableId : change.ClassicId,
        ["@removed"] = new JsonObject { ["reason"] = "deleted" },
    };
}
