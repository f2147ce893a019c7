namespace InquiryAssistant.Core.Entities;

/// <summary>Tells the numbers of orders, offers, invoices and consignments from models, by the words beside them and by what the message names so elsewhere.</summary>
internal sealed class DocumentNumbers
{
    private const int MostPrefixes = 40;

    private readonly List<string> _prefixes = [];

    /// <summary>Reads the letters in front of the document numbers: "PO HYG-118" makes "HYG-112" an order too.</summary>
    public DocumentNumbers(ReadOnlySpan<SourceText> texts, EntityData data)
    {
        foreach (var text in texts)
        {
            foreach (var hit in text.Hits)
            {
                if (hit.Kind is not ((int)Vocabulary.Reference or (int)Vocabulary.OfferWord) || _prefixes.Count >= MostPrefixes)
                {
                    continue;
                }

                var at = hit.End;
                while (at < text.Folded.Length && text.Folded[at] is ' ' or ':' or '#' or '.' or '-' && at - hit.End < 4)
                {
                    at++;
                }

                var token = Token(text.Folded, at);
                if (Prefix(token) is { Length: > 1 } prefix && (hit.Kind == (int)Vocabulary.Reference || IsNumbered(token)))
                {
                    _prefixes.Add(prefix.ToString());
                }
            }
        }
    }

    /// <summary>Whether the code at the bounds is the number of a document.</summary>
    public bool Holds(SourceText text, EntityData data, int start, int end)
    {
        var token = text.Folded.AsSpan(start, end - start);
        return ModelScanner.Behind(text, start, Vocabulary.Reference) || SharesPrefix(token)
            || IsNumbered(token) && ModelScanner.Behind(text, start, Vocabulary.OfferWord) || Precedes(text, data, end);
    }

    /// <summary>"RL-0412 siparişi", "GT-559 nolu", "WC-5561尾款": some languages put the word behind the number.</summary>
    private static bool Precedes(SourceText text, EntityData data, int end)
    {
        var at = end < text.Folded.Length && text.Folded[end] == ' ' ? end + 1 : end;
        return at < text.Folded.Length && (data.ReferenceTails.Match(text.Folded, at, true, out _) > 0);
    }

    /// <summary>A running number: four digits or more at its end, a year within, or a slash; "HB-200" is a model also behind "offer".</summary>
    private static bool IsNumbered(ReadOnlySpan<char> token)
    {
        var digits = token.Length - DigitRuns.Start(token, token.Length);
        return digits >= 4 || digits >= 2 && !token.Contains(' ') && (token.Contains("-q-", StringComparison.Ordinal) || token.Contains('/'));
    }

    private bool SharesPrefix(ReadOnlySpan<char> token)
    {
        var prefix = Prefix(token);
        if (prefix.Length <= 1)
        {
            return false;
        }

        foreach (var known in _prefixes)
        {
            if (prefix.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> folded, int at)
    {
        var end = at;
        while (end < folded.Length && CodeShape.IsTokenChar(folded[end]))
        {
            end++;
        }

        return folded[Math.Min(at, folded.Length)..end].TrimEnd("-/.");
    }

    private static ReadOnlySpan<char> Prefix(ReadOnlySpan<char> token)
    {
        var i = 0;
        while (i < token.Length && char.IsAsciiLetter(token[i]))
        {
            i++;
        }

        return i < token.Length && token[i] is '-' or '/' ? token[..i] : default;
    }
}
