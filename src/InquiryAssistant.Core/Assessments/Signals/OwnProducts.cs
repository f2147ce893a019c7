using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Finds the words of what the owner sells, so that a sentence tells whether his goods are wanted or something is offered for them.</summary>
internal static class OwnProducts
{
    private const int ShortestStem = 4;

    // Further sightings of a word say nothing new.
    private const int MostHits = 20;

    /// <summary>Adds a hit for each place where a word of the owner's product lines stands, without its plural s.</summary>
    /// <param name="text">Subject or reply; only the first 40,000 characters are looked at.</param>
    /// <param name="owner">Whose products count.</param>
    /// <param name="concept">Index of the fact "our-product".</param>
    /// <param name="hits">Where the hits are added, in no order.</param>
    public static void Find(ReadOnlySpan<char> text, MailboxOwner owner, int concept, List<PhraseHit> hits)
    {
        text = text[..Math.Min(text.Length, ConceptReader.LongestText)];
        foreach (var product in owner.Sells)
        {
            foreach (var range in product.AsSpan().SplitAny(" ,/-"))
            {
                var word = product.AsSpan()[range];
                var stem = word.EndsWith("s") ? word[..^1] : word;
                if (stem.Length >= ShortestStem)
                {
                    FindStem(text, stem, concept, hits);
                }
            }
        }
    }

    private static void FindStem(ReadOnlySpan<char> text, ReadOnlySpan<char> stem, int concept, List<PhraseHit> hits)
    {
        var from = 0;
        for (var found = 0; found < MostHits; found++)
        {
            var at = text[from..].IndexOf(stem, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return;
            }

            hits.Add(new PhraseHit(concept, from + at, from + at + stem.Length));
            from += at + stem.Length;
        }
    }
}
