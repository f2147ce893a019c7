namespace InquiryAssistant.Core.Text;

/// <summary>A part of a message as it stands and folded, letter for letter. Made once and read by everything that looks for words.</summary>
internal sealed class FoldedText
{
    /// <summary>How much of a part is read, in UTF-16 units; what stands beyond is a newsletter, a log or an attack.</summary>
    public const int Longest = 40_000;

    private FoldedText(string original)
    {
        Original = original;
        Folded = Folding.Fold(original);
    }

    /// <summary>Nothing.</summary>
    public static FoldedText Empty { get; } = new("");

    /// <summary>The text as it stands, up to the limit.</summary>
    public string Original { get; }

    /// <summary>The same, folded; places are those of the original.</summary>
    public string Folded { get; }

    /// <summary>Folds a text, cut at <paramref name="most"/> units.</summary>
    public static FoldedText Of(string text, int most = Longest) => text.Length == 0 ? Empty : new(text.Length <= most ? text : text[..most]);

    /// <summary>The first units of this text: itself when it is no longer.</summary>
    public FoldedText First(int most) => Original.Length <= most ? this : new(Original[..most]);
}
