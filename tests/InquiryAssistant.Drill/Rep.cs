using System.Collections.Concurrent;

namespace InquiryAssistant.Drill;

/// <summary>What a person does in the mailboxes meanwhile: categories of his own, reading, moving. Remembers what must be found in the end.</summary>
internal sealed class Rep(EmulatorControl emulator, int seed)
{
    private static readonly string[] Own = ["Mine", "Follow up", "Spring fair", "Private", "Boss"];

    private readonly Random random = new(seed + 1);

    /// <summary>The user's categories by message.</summary>
    public ConcurrentDictionary<string, string[]> Expected { get; } = new();

    /// <summary>Does one thing to one of the mails that have arrived.</summary>
    public async Task ActAsync(DeliveredMail mail)
    {
        switch (random.Next(6))
        {
            case 0 or 1 or 2:
                var category = Own[random.Next(Own.Length)];
                await emulator.AddCategoryAsync(mail, category);
                Expected.AddOrUpdate(mail.ImmutableId, [category], (_, before) => [.. before.Append(category).Distinct()]);
                break;
            case 3:
                await emulator.MarkReadAsync(mail);
                break;
            case 4:
                await emulator.MoveAsync(mail, "archive");
                break;
            default:
                await RemoveOwnAsync(mail);
                break;
        }
    }

    private async Task RemoveOwnAsync(DeliveredMail mail)
    {
        if (Expected.TryGetValue(mail.ImmutableId, out var before) && before.Length > 0)
        {
            await emulator.RemoveCategoryAsync(mail, before[0]);
            Expected[mail.ImmutableId] = before[1..];
        }
    }
}
