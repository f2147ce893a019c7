using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Words of the lists in the line of a candidate, by how far from it they stand.</summary>
internal sealed class NeighbourCues
{
    /// <summary>So far before a candidate words are looked at, in UTF-16 units.</summary>
    public const int BeforeReach = 40;

    /// <summary>So far behind it.</summary>
    public const int BehindReach = 30;

    private const int NearBefore = 15;

    private const int NearBehind = 12;

    private const string Marks = " .:#-(";

    private readonly int _rightBehind;
    private readonly int _nearBehind;
    private readonly int _behind;
    private readonly int _rightBefore;
    private readonly int _nearBefore;
    private readonly int _before;

    public NeighbourCues(CueBook book)
    {
        var lists = Enum.GetNames<Vocabulary>().AsSpan(0, TermIndex.MostScanned);
        _rightBehind = book.Family("right behind", lists);
        _nearBehind = book.Family("shortly behind", lists);
        _behind = book.Family("behind", lists);
        _rightBefore = book.Family("right before", lists);
        _nearBefore = book.Family("shortly before", lists);
        _before = book.Family("before", lists);
    }

    /// <summary>Whether nothing but marks stands between a word and the candidate behind it.</summary>
    public static bool IsNext(ReadOnlySpan<char> between) => between.Trim(Marks).IsEmpty;

    /// <summary>Marks a word before the candidate, from what stands between them.</summary>
    public void MarkBefore(CueSheet sheet, int list, ReadOnlySpan<char> between) => sheet.Mark((IsNext(between) ? _rightBefore : between.Length <= NearBefore ? _nearBefore : _before) + list);

    /// <summary>Marks a word behind the candidate; <paramref name="marks"/> part them no more than a blank does.</summary>
    public void MarkBehind(CueSheet sheet, int list, ReadOnlySpan<char> between, string marks = Marks) => sheet.Mark((between.Trim(marks).IsEmpty ? _rightBehind : between.Length <= NearBehind ? _nearBehind : _behind) + list);
}
