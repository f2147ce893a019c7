using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The words of the owner's product lines, singular and folded, so that "600 jackets" counts jackets.</summary>
internal sealed class ProductWords
{
    private const int ShortestWord = 4;

    private readonly List<string> _words = [];

    public ProductWords(MailboxOwner owner)
    {
        foreach (var product in owner.Sells)
        {
            var folded = Folding.Fold(product).AsSpan();
            foreach (var range in folded.SplitAny(" -/,()"))
            {
                if (folded[range].Length >= ShortestWord)
                {
                    _words.Add(Singular(folded[range]).ToString());
                }
            }
        }
    }

    public bool Holds(ReadOnlySpan<char> folded)
    {
        var singular = Singular(folded);
        foreach (var word in _words)
        {
            if (singular.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A crude singular, enough to meet the product list.</summary>
    private static ReadOnlySpan<char> Singular(ReadOnlySpan<char> word) =>
        word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal) ? word[..^2] : word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
}
