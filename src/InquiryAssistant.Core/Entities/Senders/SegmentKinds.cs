using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>What a part of a signature most likely is, by its own words alone.</summary>
internal static class SegmentKinds
{
    private const int LongestName = 6;

    /// <summary>Words of the longest title or company; more are a sentence.</summary>
    public const int LongestOther = 8;

    public static string[] Names { get; } = ["address of mail", "closing", "company", "title", "number", "place", "person", "sentence", "other"];

    /// <summary>Number of an address of mail in <see cref="Names"/>.</summary>
    public const int MailAddress = 0;

    /// <summary>Number of a greeting.</summary>
    public const int Closing = 1;

    /// <summary>Number of a sentence.</summary>
    public const int Sentence = 7;

    /// <summary>The number of the kind in <see cref="Names"/>.</summary>
    public static int Of(EntityData data, Segment segment, bool isCompany, bool isTitle, bool isPerson) =>
        data.Closings.Match(segment.Folded, 0, out _) > 0 ? Closing
        : isCompany ? 2
        : isTitle ? 3
        : segment.Text.ContainsAnyInRange('0', '9') ? 4
        : segment.Longest(Vocabulary.Place) * 2 >= segment.Length || segment.Longest(Vocabulary.Country) * 2 >= segment.Length ? 5
        : isPerson ? 6
        : segment.Words > LongestName ? Sentence : 8;

    /// <summary>Whether no letter of a text is a small one.</summary>
    public static bool HasNoSmall(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every word but the small ones of names has a capital.</summary>
    public static bool IsWrittenAsName(Segment segment)
    {
        var text = segment.Text;
        foreach (var range in text.Split(' '))
        {
            if (!text[range].IsEmpty && !char.IsUpper(text[range][0]) && !EntityData.Shipped.Particles.Contains(segment.Folded[range]))
            {
                return false;
            }
        }

        return true;
    }
}
