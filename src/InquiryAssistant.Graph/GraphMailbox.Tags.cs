using InquiryAssistant.Core.Tags;
using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

/// <summary>What a write of categories did.</summary>
public sealed record TagChange(IReadOnlyList<string> Categories, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Before);

public sealed partial class GraphMailbox
{
    private const int TagTries = 5;

    /// <summary>The mailbox's master list of categories.</summary>
    public async Task<IReadOnlyList<MailCategory>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(() => User.Outlook.MasterCategories.GetAsync(r => r.QueryParameters.Top = 500, cancellationToken), cancellationToken);
        return (page?.Value ?? []).Select(c => new MailCategory(c.DisplayName ?? "", c.Color is { } color ? Wire(color) : "none")).ToArray();
    }

    /// <summary>Reads the categories, lets <paramref name="plan"/> merge, and writes only them, with If-Match; a change in between is read and merged again.</summary>
    /// <exception cref="MessageMissingException">The message is gone.</exception>
    /// <exception cref="MailboxConflictException">It changed under each of five tries.</exception>
    public async Task<TagChange> TagAsync(string id, Func<IReadOnlyList<string>, TagPlan> plan, CancellationToken cancellationToken)
    {
        MailboxConflictException? conflict = null;
        for (var attempt = 0; attempt < TagTries; attempt++)
        {
            var message = await GetAsync(id, ["id", "categories"], cancellationToken);
            IReadOnlyList<string> before = message.Categories ?? [];
            var wanted = plan(before);
            if (wanted.Added.Count == 0 && wanted.Removed.Count == 0)
            {
                return new(before, [], [], before);
            }

            await EnsureCategoriesAsync(wanted.Added, cancellationToken);
            try
            {
                var written = await PatchAsync(id, new Message { Categories = [.. wanted.Categories] }, MessageMapping.ETag(message), cancellationToken);
                return new(written.Categories ?? [], wanted.Added, wanted.Removed, before);
            }
            catch (MailboxConflictException stale)
            {
                conflict = stale;
            }
        }

        throw conflict!;
    }

    /// <summary>A category that the master list does not know shows without colour, so ours are created first. One that exists keeps the user's colour.</summary>
    private async Task EnsureCategoriesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var ours = names.Select(name => (name, Color: TagPlanner.ColorOf(name))).Where(t => t.Color is not null).ToArray();
        if (ours.Length == 0)
        {
            return;
        }

        var known = await CategoriesAsync(cancellationToken);
        foreach (var (name, color) in ours.Where(t => !known.Any(k => k.Name.Equals(t.name, StringComparison.OrdinalIgnoreCase))))
        {
            try
            {
                var category = new OutlookCategory { DisplayName = name, Color = Enum.Parse<CategoryColor>(color!, ignoreCase: true) };
                await GraphCall.RunAsync(() => User.Outlook.MasterCategories.PostAsync(category, cancellationToken: cancellationToken), cancellationToken);
            }
            catch (MailboxConflictException)
            {
                // Somebody else created it meanwhile: that is what we wanted.
            }
        }
    }

    private static string Wire(CategoryColor color) => color.ToString().ToLowerInvariant();
}
