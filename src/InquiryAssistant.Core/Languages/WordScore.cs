namespace InquiryAssistant.Core.Languages;

/// <summary>Adds up what the words of a text say for each language.</summary>
internal ref struct WordScore
{
    private const int LongestWord = 24;

    /// <summary>What the letters of one unknown word may weigh at most against known words.</summary>
    private const float GroupWeight = 0.035f;

    /// <summary>A lead of so many words of one's own needs no second look.</summary>
    private const float ClearLead = 3f;

    /// <summary>A word of no known language still is a word, when scripts are compared.</summary>
    private const float UnknownWord = 0.35f;

    private readonly Span<float> _scores;
    private readonly bool _readsLatin;

    public WordScore(Span<float> scores, bool readsLatin)
    {
        _scores = scores;
        _scores.Clear();
        _readsLatin = readsLatin;
    }

    /// <summary>How many Latin words there are, unknown ones counted in part.</summary>
    public float LatinWeight { get; private set; }

    /// <summary>Reads the words of the text, and the letters inside unknown words if the known ones leave it open.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        Read(text, byLetters: false);
        if (IsOpen())
        {
            Read(text, byLetters: true);
        }
    }

    private readonly bool IsOpen()
    {
        var (first, second) = (0f, 0f);
        foreach (var score in _scores)
        {
            second = Math.Max(second, Math.Min(first, score));
            first = Math.Max(first, score);
        }

        return first - second < ClearLead;
    }

    private void Read(ReadOnlySpan<char> text, bool byLetters)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var i = 0;
        while (i < text.Length)
        {
            var script = Scripts.Of(text[i]);
            if (script is not (Scripts.Latin or Scripts.Cyrillic))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Scripts.Of(text[i]) == script)
            {
                i++;
            }

            var isWord = i - start <= LongestWord && !IsPartOfCode(text, start, i) && (script != Scripts.Latin || _readsLatin);
            if (isWord)
            {
                var word = lower[..(i - start)];
                text[start..i].ToLowerInvariant(word);
                if (!byLetters)
                {
                    Add(word, script);
                }
                else if (!char.IsUpper(text[start]) && word.Length >= 4 && WordLists.VotesFor(word).IsEmpty)
                {
                    // Names and product words are capitalised; their letters speak of people, not of the language of the mail.
                    AddGroups(word);
                }
            }
        }
    }

    /// <summary>The language most is said for, null when nothing is said.</summary>
    public readonly string? Best(bool isLatin)
    {
        var best = -1;
        for (var i = 0; i < _scores.Length; i++)
        {
            if (WordLists.IsLatin[i] == isLatin && _scores[i] > 0.1f && (best < 0 || _scores[i] > _scores[best]))
            {
                best = i;
            }
        }

        return best < 0 ? null : WordLists.Codes[best];
    }

    private void Add(scoped ReadOnlySpan<char> word, int script)
    {
        var votes = WordLists.VotesFor(word);
        foreach (var vote in votes)
        {
            _scores[vote.Language] += vote.Weight;
        }

        if (script == Scripts.Latin)
        {
            LatinWeight += votes.IsEmpty ? UnknownWord : 1;
        }
    }

    private readonly void AddGroups(scoped ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (WordLists.GroupOf(i == 0 ? ' ' : word[i - 1], word[i], i + 1 == word.Length ? ' ' : word[i + 1]) is { } group)
            {
                for (var language = 0; language < group.Length; language++)
                {
                    _scores[language] += group[language] * GroupWeight;
                }
            }
        }
    }

    // "6204-2RS", "amy@x.example", "www.x.example/list" and "x_y" are no words of a language.
    private static bool IsPartOfCode(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        var next = end + 1 < text.Length ? text[end + 1] : ' ';
        return char.IsAsciiDigit(before) || char.IsAsciiDigit(after) || before is '@' or '_' or '/' or '=' || after is '@' or '_' or '='
            || (before == '.' && start > 1 && char.IsAsciiLetterOrDigit(text[start - 2]))
            || (after == '.' && char.IsAsciiLetter(next)) || (after == ':' && next == '/') || (before == '-' && start > 1 && char.IsAsciiDigit(text[start - 2]))
            || (after == '-' && char.IsAsciiDigit(next));
    }
}
