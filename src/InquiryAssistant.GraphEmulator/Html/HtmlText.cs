using System.Text;
using AngleSharp.Dom;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>HTML as plain text, the way Exchange flattens it: a rule becomes 32 underscores.</summary>
internal static class HtmlText
{
    private const string Rule = "________________________________";

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "table", "tr", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "address", "center", "section", "article", "body",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "head", "style", "title" };

    /// <summary>The visible text of a document, lines ended by CRLF.</summary>
    public static string Of(IDocument document)
    {
        var text = new StringBuilder();
        Walk(document.DocumentElement, text, false);
        var lines = text.ToString().Split('\n').Select(static l => l.TrimEnd(' '));
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
            {
                kept.Add(line);
            }
        }

        return string.Join("\r\n", kept).TrimEnd();
    }

    private static void Walk(INode node, StringBuilder text, bool keepSpace)
    {
        switch (node)
        {
            case IText words:
                Append(words.Data, text, keepSpace);
                return;
            case IElement element when Silent.Contains(element.LocalName) || HtmlRules.Drops(element):
                return;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                return;
            case IElement { LocalName: "hr" }:
                BreakLine(text);
                text.Append(Rule).Append('\n');
                return;
            default:
                break;
        }

        var name = (node as IElement)?.LocalName ?? "";
        var block = Blocks.Contains(name);
        if (block)
        {
            BreakLine(text);
        }

        foreach (var child in node.ChildNodes)
        {
            Walk(child, text, keepSpace || name == "pre");
        }

        if (block)
        {
            BreakLine(text);
            // A paragraph has an empty line after it; the caller folds several into one.
            text.Append(name == "p" ? "\n" : "");
        }
        else if (name is "td" or "th")
        {
            text.Append('\t');
        }
    }

    private static void Append(string words, StringBuilder text, bool keepSpace)
    {
        foreach (var c in words)
        {
            if (keepSpace || c is not (' ' or '\n' or '\r' or '\t'))
            {
                text.Append(c == '\u00A0' ? ' ' : c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
            {
                text.Append(' ');
            }
        }
    }

    private static void BreakLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
