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
                if (Prefix(token).Length > 1 && !(hit.Kind == (int)Vocabulary.Reference && CodeShape.CountLetters(token) > 0 && (IsArticle(text, at) || IsOrdered(text, at, token))) && (hit.Kind == (int)Vocabulary.Reference || IsNumbered(token)))
                {
                    _prefixes.Add(Shape(token));
                }
            }
        }
    }

    /// <summary>Whether the code at the bounds is the number of a document.</summary>
    public bool Holds(SourceText text, EntityData data, int start, int end)
    {
        var token = text.Folded.AsSpan(start, end - start);
        return ModelScanner.Behind(text, start, Vocabulary.Reference) && !(CodeShape.CountLetters(token) > 0 && IsArticle(text, start)) && !IsOrdered(text, start, token) || SharesPrefix(token)
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

    private bool SharesPrefix(ReadOnlySpan<char> token) => _prefixes.Count > 0 && Prefix(token).Length > 1 && _prefixes.Contains(Shape(token));

    /// <summary>Its first letters and how figures and letters follow each other: "SR-Q-1180" is built another way than the model "SR-450B".</summary>
    private static string Shape(ReadOnlySpan<char> token)
    {
        var prefix = Prefix(token).Length;
        Span<char> shape = stackalloc char[Math.Min(token.Length, LongestShape)];
        var length = 0;
        for (var i = 0; i < token.Length && length < shape.Length; i++)
        {
            var sign = i < prefix ? token[i] : char.IsAsciiDigit(token[i]) ? '0' : char.IsAsciiLetter(token[i]) ? 'a' : token[i];
            if (i < prefix || length == 0 || shape[length - 1] != sign)
            {
                shape[length++] = sign;
            }
        }

        return shape[..length].ToString();
    }

    private const int LongestShape = 24;

    /// <summary>"WC monobloc réf. FS-2107": behind the name of a good the number of an article; "your ref. FS-2107", "Ref: 2214" name letters.</summary>
    private static bool IsArticle(SourceText text, int start)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - 14), start))
        {
            if (hit.Kind == (int)Vocabulary.Reference && hit.End <= start && text.Folded.AsSpan(hit.Start, hit.Length).StartsWith("ref", StringComparison.Ordinal) && hit.Start > 3 && text.Folded[hit.Start - 1] is ' ' or '(')
            {
                var end = hit.Start - 1;
                var word = end;
                while (word > 0 && char.IsLetter(text.Folded[word - 1]))
                {
                    word--;
                }

                return text.Folded[hit.Start - 1] == '(' || end - word >= 4 && !LetterWords.Contains(text.Folded.AsSpan(word, end - word)) && !text.Folded.AsSpan(hit.End, start - hit.End).Contains(':');
            }
        }

        return false;
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LetterWords = new HashSet<string>(StringComparer.Ordinal)
    {
        "your", "votre", "notre", "vuestra", "nuestra", "vostra", "nostra", "vossa", "nossa", "ihre", "unsere", "with", "under", "order", "invoice", "quote", "quotation", "offer", "payment", "offre", "devis", "facture", "commande", "oferta", "pedido", "factura", "offerta", "ordine", "fattura", "angebot", "rechnung", "bestellung",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>"Sipariş: JH-4": behind the colon of an order stands what is ordered when its number is that short.</summary>
    private static bool IsOrdered(SourceText text, int start, ReadOnlySpan<char> token) =>
        start > 1 && text.Folded[start - 1] == ' ' && text.Folded[start - 2] == ':' && CodeShape.CountDigits(token) is 1 or 2 && CodeShape.CountLetters(token) > 1;

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
