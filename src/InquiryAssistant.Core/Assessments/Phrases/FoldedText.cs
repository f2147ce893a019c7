using System.Buffers;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>A text in folded letters that knows where each letter stood. Runs of blanks are one blank. Lent arrays: dispose it.</summary>
internal ref struct FoldedText
{
    private readonly char[] _letters;
    private readonly int[] _places;
    private readonly ReadOnlySpan<char> _original;

    public FoldedText(ReadOnlySpan<char> text)
    {
        _original = text;
        // Three letters (ß, æ, œ) become two.
        _letters = ArrayPool<char>.Shared.Rent((text.Length * 2) + 1);
        _places = ArrayPool<int>.Shared.Rent((text.Length * 2) + 1);
        for (var i = 0; i < text.Length; i++)
        {
            Append(text[i], i);
        }
    }

    /// <summary>How many folded letters there are.</summary>
    public int Length { get; private set; }

    /// <summary>The folded letters.</summary>
    public readonly ReadOnlySpan<char> Letters => _letters.AsSpan(0, Length);

    /// <summary>Where the folded letter stood in the original, in UTF-16 units.</summary>
    public readonly int StartOf(int folded) => _places[folded];

    /// <summary>Where the original of the folded letter ends, its combining marks included.</summary>
    public readonly int EndOf(int folded)
    {
        var end = _places[folded] + 1;
        while (end < _original.Length && CharacterFolding.Fold(_original[end]) == CharacterFolding.Dropped)
        {
            end++;
        }

        return end;
    }

    /// <summary>Gives the arrays back.</summary>
    public readonly void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<int>.Shared.Return(_places);
    }

    /// <summary>The folded form of a phrase, for building an index.</summary>
    public static string Of(string text)
    {
        var folded = new FoldedText(text);
        try
        {
            return folded.Letters.ToString();
        }
        finally
        {
            folded.Dispose();
        }
    }

    private void Append(char c, int place)
    {
        switch (c)
        {
            case 'ß':
                Put('s', place);
                Put('s', place);
                break;
            case 'æ' or 'Æ':
                Put('a', place);
                Put('e', place);
                break;
            case 'œ' or 'Œ':
                Put('o', place);
                Put('e', place);
                break;
            default:
                var folded = CharacterFolding.Fold(c);
                if (folded != CharacterFolding.Dropped && (folded != ' ' || Length == 0 || _letters[Length - 1] != ' '))
                {
                    Put(folded, place);
                }

                break;
        }
    }

    private void Put(char letter, int place)
    {
        _letters[Length] = letter;
        _places[Length++] = place;
    }
}
