using InquiryAssistant.Core.Assessments.Phrases;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>Finds what numbers say without knowing the language: models, quantities, measures, money, order numbers, telephones.</summary>
/// <remarks>Works word by word in one pass; a word is what stands between blanks, brackets, commas and the like.</remarks>
internal sealed class NumberScanner(Lexicon lexicon, UnitTable units, OrderWords orders)
{
    private static readonly bool[] _gaps = [.. Enumerable.Range(0, 128).Select(c => IsGapSlowly((char)c))];

    private readonly int _model = lexicon.IndexOf("model");
    private readonly int _quantity = lexicon.IndexOf("quantity");
    private readonly int _measure = lexicon.IndexOf("measure");
    private readonly int _amount = lexicon.IndexOf("amount");
    private readonly int _percent = lexicon.IndexOf("percent");
    private readonly int _order = lexicon.IndexOf("order-number");
    private readonly int _account = lexicon.IndexOf("bank-data");
    private readonly int _phone = lexicon.IndexOf("phone");

    /// <summary>Adds what is found, in order of place.</summary>
    public void Scan(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        // From digit to digit; the words between them are looked at only where a number asks for the two before it.
        var (last, lastButOne, from) = (default(Range), default(Range), 0);
        while (text[from..].IndexOfAnyInRange('0', '9') is >= 0 and var ahead)
        {
            var start = WordStart(text, from, from + ahead);
            NextWord(text, start, out var end);
            var previous = WordBefore(text, from, start);
            var (word, earlier) = previous is { } read ? (read, WordBefore(text, from, read.Start.Value) ?? last) : (last, lastButOne);
            if (!IsAddress(text[start..end]))
            {
                end = Math.Max(end, Judge(text, start, end, new Before(text[word], text[earlier]), hits));
            }

            from = Math.Min(end, text.Length);
            (last, lastButOne) = (start..from, word);
        }
    }

    private static int WordStart(ReadOnlySpan<char> text, int from, int at)
    {
        while (at > from && !IsGap(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>The last word between two places; null when only gaps stand there.</summary>
    private static Range? WordBefore(ReadOnlySpan<char> text, int from, int to)
    {
        while (to > from && IsGap(text[to - 1]))
        {
            to--;
        }

        return to > from ? WordStart(text, from, to)..to : null;
    }

    private static int NextWord(ReadOnlySpan<char> text, int from, out int end)
    {
        while (from < text.Length && IsGap(text[from]))
        {
            from++;
        }

        end = from;
        while (end < text.Length && !IsGap(text[end]))
        {
            end++;
        }

        return from;
    }

    private static bool IsGap(char c) => c < 128 ? _gaps[c] : IsGapSlowly(c);

    private static bool IsGapSlowly(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '{' or '}' or ';' or '"' or '“' or '”' or '<' or '>' or '|' or '、' or '，' or '。' or '：' or '；' or '（' or '）' or '「' or '」' or '【' or '】' or '=';

    private static bool IsAddress(ReadOnlySpan<char> word) => word.Contains('@') || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Judges one word with a digit; returns where the words used up end.</summary>
    private int Judge(ReadOnlySpan<char> text, int start, int end, Before before, List<PhraseHit> hits)
    {
        var word = text[start..end].TrimEnd(".,:!?");
        var trimmed = start + word.Length;
        if (word[0] == '+' && TryPhone(text, start, out var phoneEnd))
        {
            hits.Add(new PhraseHit(_phone, start, phoneEnd));
            return phoneEnd;
        }

        if (BankAccount.TryRead(text, start, out var accountEnd))
        {
            hits.Add(new PhraseHit(_account, start, accountEnd));
            return Math.Max(end, accountEnd);
        }

        if (CodeShape.IsOrderNumber(word) || (orders.MakeNumber(word, before.Word, before.Earlier) && !IsMeasured(text, word, end)))
        {
            hits.Add(new PhraseHit(_order, start, trimmed));
            return end;
        }

        return char.IsAsciiDigit(word[0]) ? JudgeNumber(text, start, trimmed, end, before.Word, hits) : JudgeCode(text, start, trimmed, end, hits);
    }

    /// <summary>"Order 500 pcs" orders; it names no order.</summary>
    private bool IsMeasured(ReadOnlySpan<char> text, ReadOnlySpan<char> word, int end)
    {
        var rest = word[CodeShape.NumberLength(word)..];
        var next = NextWord(text, end, out var nextEnd);
        return char.IsAsciiDigit(word[0]) && (units.ClassOf(rest.TrimStart("-x×")) != UnitClass.None || rest is "%" or "k" or "K" || units.ClassOf(text[next..nextEnd]) != UnitClass.None);
    }

    private int JudgeNumber(ReadOnlySpan<char> text, int start, int trimmed, int end, ReadOnlySpan<char> before, List<PhraseHit> hits)
    {
        var word = text[start..trimmed];
        var digits = CodeShape.NumberLength(word);
        var rest = word[digits..];
        if (rest is "%" or "％" || rest.StartsWith("%/"))
        {
            hits.Add(new PhraseHit(_percent, start, trimmed));
            return end;
        }

        if (units.ClassOf(before) == UnitClass.Money)
        {
            hits.Add(new PhraseHit(_amount, start, trimmed));
            return end;
        }

        if (rest.IsEmpty || rest is "k" or "K" or "x" or "X" or "×" or "'")
        {
            var next = NextWord(text, end, out var nextEnd);
            return AddMeasured(text[next..nextEnd], start, nextEnd, hits) ? nextEnd : end;
        }

        if (!AddMeasured(rest.TrimStart("-x×"), start, trimmed, hits) && CodeShape.IsModel(word))
        {
            hits.Add(new PhraseHit(_model, start, trimmed));
        }

        return end;
    }

    private int JudgeCode(ReadOnlySpan<char> text, int start, int trimmed, int end, List<PhraseHit> hits)
    {
        var word = text[start..trimmed];
        var letters = word.IndexOfAnyInRange('0', '9');
        if (units.ClassOf(word[..letters]) == UnitClass.Money)
        {
            hits.Add(new PhraseHit(_amount, start, trimmed));
        }
        else if (CodeShape.IsModel(word))
        {
            hits.Add(new PhraseHit(_model, start, trimmed));
        }

        return end;
    }

    private bool AddMeasured(ReadOnlySpan<char> unit, int start, int end, List<PhraseHit> hits)
    {
        var concept = units.ClassOf(unit) switch
        {
            UnitClass.Goods => _quantity,
            UnitClass.Technical => _measure,
            UnitClass.Money => _amount,
            UnitClass.Time => -1,
            _ => -2,
        };
        if (concept >= 0)
        {
            hits.Add(new PhraseHit(concept, start, end));
        }

        return concept != -2;
    }

    private static bool TryPhone(ReadOnlySpan<char> text, int start, out int end)
    {
        var digits = 0;
        end = start + 1;
        for (var i = start + 1; i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0'); i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                end = i + 1;
            }
        }

        return digits is >= 7 and <= 16;
    }

    /// <summary>The two words before the one that is judged; empty where there is none.</summary>
    private readonly ref struct Before(ReadOnlySpan<char> word, ReadOnlySpan<char> earlier)
    {
        public ReadOnlySpan<char> Word { get; } = word;

        public ReadOnlySpan<char> Earlier { get; } = earlier;
    }
}
