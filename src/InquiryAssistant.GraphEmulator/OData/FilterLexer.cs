using System.Text;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>Cuts a <c>$filter</c> into words, strings and marks.</summary>
internal static class FilterLexer
{
    private const int LongestFilter = 8192;

    public static IReadOnlyList<FilterToken> Tokens(string filter)
    {
        if (filter.Length > LongestFilter)
        {
            throw GraphException.BadSyntax("The filter is too long.");
        }

        List<FilterToken> tokens = [];
        for (var at = 0; at < filter.Length;)
        {
            var c = filter[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '(' or ')' or ',' or ':')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Mark, c.ToString(), at++));
            }
            else if (c == '\'')
            {
                var start = at;
                tokens.Add(new FilterToken(FilterTokenKind.Text, Quoted(filter, ref at), start));
            }
            else
            {
                tokens.Add(Word(filter, ref at));
            }
        }

        return tokens;
    }

    private static string Quoted(string filter, ref int at)
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < filter.Length)
        {
            if (filter[at] != '\'')
            {
                text.Append(filter[at++]);
            }
            else if (at + 1 < filter.Length && filter[at + 1] == '\'')
            {
                text.Append('\'');
                at += 2;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }

        throw GraphException.BadSyntax($"There is an unterminated string literal at position {start} in the filter.");
    }

    /// <summary>A name, path, number or time. A colon belongs to it only in a time, where a digit came first.</summary>
    private static FilterToken Word(string filter, ref int at)
    {
        var start = at;
        var isTime = char.IsAsciiDigit(filter[at]);
        while (at < filter.Length && (char.IsAsciiLetterOrDigit(filter[at]) || filter[at] is '/' or '_' or '.' or '-' or '+' || (isTime && filter[at] == ':')))
        {
            at++;
        }

        return at > start
            ? new FilterToken(FilterTokenKind.Word, filter[start..at], start)
            : throw GraphException.BadSyntax($"Syntax error: character '{filter[at]}' is not valid at position {at} in the filter.");
    }
}

/// <summary>A piece of a filter and where it stood.</summary>
internal sealed record FilterToken(FilterTokenKind Kind, string Text, int At);

internal enum FilterTokenKind
{
    Word,
    Text,
    Mark,
}
