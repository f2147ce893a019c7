using InquiryAssistant.Core.Tags;
using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

/// <summary>A category of the mailbox's master list with its preset colour ("preset0" to "preset24", or "none").</summary>
public sealed record MailCategory(string Name, string Color);

/// <summary>What a write of categories did.</summary>
/// <param name="Categories">All categories of the message now.</param>
/// <param name="Added">Ours that were not there before.</param>
/// <param name="Removed">Ours that were there before.</param>
/// <param name="Before">All categories when we first looked.</param>
public sealed record TagChange(IReadOnlyList<string> Categories, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Before)
{
    internal static TagChange Between(IReadOnlyList<string> before, IReadOnlyList<string> now) => new(now, OursOf(now, before), OursOf(before, now), before);

    private static string[] OursOf(IReadOnlyList<string> names, IReadOnlyList<string> without) => names.Except(without, StringComparer.OrdinalIgnoreCase).Where(TagPlanner.IsOurs).ToArray();
}

public sealed partial class GraphMailbox
{
    private const int TagTries = 5;

    /// <summary>Our categories that the master list has, as far as this process knows; null before it was read.</summary>
    private HashSet<string>? coloured;

    /// <summary>Whether the master list may not be used: tagging needs no right to it.</summary>
    private bool isListClosed;

    /// <summary>The mailbox's master list of categories.</summary>
    public async Task<IReadOnlyList<MailCategory>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(() => User.Outlook.MasterCategories.GetAsync(cancellationToken: cancellationToken), cancellationToken);
        return (page?.Value ?? []).Select(c => new MailCategory(c.DisplayName ?? "", c.Color is { } color ? Wire(color) : "none")).ToArray();
    }

    /// <summary>Reads the categories, lets <paramref name="plan"/> merge, and writes only them, with If-Match; a change in between is read and merged again.</summary>
    /// <remarks>What is told as added and removed is measured against the first look: when the answer to a write is lost, the write repeated answers 412 although it
    /// was done, and the second look finds it done.</remarks>
    /// <exception cref="MessageMissingException">The message is gone.</exception>
    /// <exception cref="MailboxConflictException">It changed under each of five tries.</exception>
    public async Task<TagChange> TagAsync(string id, Func<IReadOnlyList<string>, TagPlan> plan, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? before = null;
        for (var attempt = 1; ; attempt++)
        {
            var message = await GetAsync(id, ["id", "categories"], cancellationToken);
            IReadOnlyList<string> present = message.Categories ?? [];
            before ??= present;
            var wanted = plan(present);
            if (wanted.Added.Count == 0 && wanted.Removed.Count == 0)
            {
                return TagChange.Between(before, present);
            }

            await EnsureCategoriesAsync(wanted.Added, cancellationToken);
            try
            {
                var written = await PatchAsync(id, new Message { Categories = [.. wanted.Categories] }, MessageMapping.ETag(message), cancellationToken);
                return TagChange.Between(before, written.Categories ?? []);
            }
            catch (MailboxConflictException) when (attempt < TagTries)
            {
                // Somebody wrote in between: look again and merge with what is there now.
            }
        }
    }

    /// <summary>A category that the master list does not know shows without colour, so ours are created first. One that exists keeps the user's colour.</summary>
    /// <remarks>The list is read once per mailbox and process. Where it may not be used, tags stay without colour: that is no reason to leave mail untagged.</remarks>
    private async Task EnsureCategoriesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0 || isListClosed)
        {
            return;
        }

        var turn = connection.Turn(Address);
        await turn.WaitAsync(cancellationToken);
        try
        {
            coloured ??= [.. (await CategoriesAsync(cancellationToken)).Select(static c => c.Name).Where(TagPlanner.IsOurs)];
            var missing = names.Where(n => !coloured.Contains(n, StringComparer.OrdinalIgnoreCase)).ToArray();
            await CreateCategoriesAsync([.. missing.Where(static n => TagPlanner.ColorOf(n) is not null)], cancellationToken);
            coloured.UnionWith(missing);
        }
        catch (MailboxException refused) when (refused is not (MailboxBusyException or NotSignedInException))
        {
            isListClosed = true;
            Log.NoColours(logger, refused.Status, refused.Code);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Several in one request, as a mailbox's first mail needs them; the steps may be sent twice, for one that was done answers that it is there. One alone goes without a batch,
    /// which would take all places of its mailbox.</summary>
    private async Task CreateCategoriesAsync(string[] names, CancellationToken cancellationToken)
    {
        if (names is [var single])
        {
            await CreateCategoryAsync(single, cancellationToken);
            return;
        }

        var answers = await BatchAsync(names.Select(n => User.Outlook.MasterCategories.ToPostRequestInformation(Category(n))), cancellationToken);
        foreach (var (name, answer) in names.Zip(answers))
        {
            if (answer.Failure is { } failure && !IsThere(failure))
            {
                throw failure;
            }

            coloured!.Add(name);
        }
    }

    private async Task CreateCategoryAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await GraphCall.RunAsync(() => User.Outlook.MasterCategories.PostAsync(Category(name), cancellationToken: cancellationToken), cancellationToken);
        }
        catch (MailboxException failure) when (IsThere(failure))
        {
            // That is what we wanted.
        }
    }

    private static OutlookCategory Category(string name) => new() { DisplayName = name, Color = Enum.Parse<CategoryColor>(TagPlanner.ColorOf(name)!, ignoreCase: true) };

    /// <summary>Whether somebody else created it meanwhile. Which of the two Graph answers is not written down (graph-facts 3.2).</summary>
    private static bool IsThere(MailboxException failure) => failure.Status is 400 or 409;

    private static string Wire(CategoryColor color) => color.ToString().ToLowerInvariant();
}
