using System.Globalization;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>Parses the part of OData's filter language that mail takes: eq ne gt ge lt le, and or not, brackets, contains startswith endswith, any.</summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 50;

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal) { "eq", "ne", "gt", "ge", "lt", "le" };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "contains", "startswith", "endswith" };

    private readonly IReadOnlyList<FilterToken> tokens;
    private readonly int length;
    private int at;
    private int depth;
    private string? variable;

    private FilterParser(IReadOnlyList<FilterToken> tokens, int length)
    {
        this.tokens = tokens;
        this.length = length;
    }

    private FilterToken? Next => at < tokens.Count ? tokens[at] : null;

    /// <exception cref="GraphException">400 for anything that is no such filter.</exception>
    public static FilterNode Parse(string filter)
    {
        var parser = new FilterParser(FilterLexer.Tokens(filter), filter.Length);
        var node = parser.Either();
        return parser.Next is null ? node : throw parser.Error();
    }

    private FilterNode Either()
    {
        if (++depth > DeepestNesting)
        {
            throw GraphException.BadSyntax("The filter is nested too deeply.");
        }

        var node = Both();
        while (TakeWord("or"))
        {
            node = new FilterNode.Or(node, Both());
        }

        depth--;
        return node;
    }

    private FilterNode Both()
    {
        var node = One();
        while (TakeWord("and"))
        {
            node = new FilterNode.And(node, One());
        }

        return node;
    }

    private FilterNode One()
    {
        if (TakeWord("not"))
        {
            if (++depth > DeepestNesting)
            {
                throw GraphException.BadSyntax("The filter is nested too deeply.");
            }

            var inner = One();
            depth--;
            return new FilterNode.Not(inner);
        }

        if (TakeMark("("))
        {
            var node = Either();
            Expect(")");
            return node;
        }

        var word = Word();
        if (Functions.Contains(word))
        {
            return Call(word);
        }

        const string AnyTail = "/any";
        if (word.EndsWith(AnyTail, StringComparison.OrdinalIgnoreCase) && Next is { Text: "(", Kind: FilterTokenKind.Mark })
        {
            return Any(word[..^AnyTail.Length]);
        }

        return Compare(Path(word));
    }

    private FilterNode.Compare Compare(string path)
    {
        if (Next is { Kind: FilterTokenKind.Word } word && Operators.Contains(word.Text))
        {
            at++;
            return new FilterNode.Compare(path, word.Text, Literal());
        }

        // A property alone is true when it is.
        return new FilterNode.Compare(path, "eq", true);
    }

    private FilterNode.Call Call(string function)
    {
        Expect("(");
        var path = Path(Word());
        Expect(",");
        var value = Next is { Kind: FilterTokenKind.Text } text ? text.Text : throw Error();
        at++;
        Expect(")");
        if (TakeWord("eq") && !TakeWord("true"))
        {
            throw Error();
        }

        return new FilterNode.Call(function, path, value);
    }

    private FilterNode.Any Any(string path)
    {
        if (variable is not null)
        {
            throw GraphException.BadSyntax("any inside any is not supported.");
        }

        Expect("(");
        variable = Word();
        Expect(":");
        var inner = Either();
        Expect(")");
        variable = null;
        return new FilterNode.Any(path, inner);
    }

    /// <summary>Inside any, paths start at the range variable.</summary>
    private string Path(string word)
    {
        if (variable is null)
        {
            return word;
        }

        if (word == variable)
        {
            return "";
        }

        return word.StartsWith(variable + "/", StringComparison.Ordinal)
            ? word[(variable.Length + 1)..]
            : throw GraphException.BadSyntax($"Inside any, '{word}' does not start at the range variable.");
    }

    private object? Literal()
    {
        var token = Next ?? throw Error();
        at++;
        if (token.Kind == FilterTokenKind.Text)
        {
            return token.Text;
        }

        return token.Text switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when token.Kind == FilterTokenKind.Mark || !char.IsAsciiDigit(token.Text[0]) => throw Error(token),
            _ when FilterTime.TryParse(token.Text, out var time) => time,
            _ when double.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Error(token),
        };
    }

    private string Word()
    {
        var token = Next is { Kind: FilterTokenKind.Word } word ? word : throw Error();
        at++;
        return token.Text;
    }

    private bool TakeWord(string text) => Take(FilterTokenKind.Word, text);

    private bool TakeMark(string text) => Take(FilterTokenKind.Mark, text);

    private bool Take(FilterTokenKind kind, string text)
    {
        if (Next is { } token && token.Kind == kind && token.Text == text)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Expect(string mark)
    {
        if (!TakeMark(mark))
        {
            throw Error();
        }
    }

    private GraphException Error() => Error(Next);

    private GraphException Error(FilterToken? token) =>
        GraphException.BadSyntax($"Syntax error at position {token?.At ?? length} in the filter.");
}
