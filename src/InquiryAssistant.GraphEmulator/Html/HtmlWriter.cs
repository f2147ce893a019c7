using System.Text;
using AngleSharp.Dom;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>Writes a document tree as clean HTML in one walk. The parser library's own writer, and taking nodes out of the tree,
/// take time by the square of a long list of siblings.</summary>
internal sealed class HtmlWriter
{
    private const string Charset = "\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">";

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Raw = new(StringComparer.Ordinal) { "style", "xmp", "noembed", "noframes" };

    private readonly StringBuilder html = new();
    private bool stopped;

    /// <summary>Leaves style elements out.</summary>
    public bool WithoutStyles { get; init; }

    /// <summary>Leaves this element and everything after it out.</summary>
    public IElement? StopAt { get; init; }

    public string Outer(IElement element)
    {
        Write(element);
        return html.ToString();
    }

    public string Inner(IElement element)
    {
        WriteChildren(element, 0);
        return html.ToString();
    }

    private void Write(INode node)
    {
        stopped |= node == StopAt;
        if (stopped)
        {
            return;
        }

        switch (node)
        {
            case IText text when node.Parent is IElement parent && Raw.Contains(parent.LocalName):
                html.Append(text.Data);
                break;
            case IText text:
                html.Append(PlainTextHtml.Escape(text.Data));
                break;
            case IElement element when HtmlRules.Drops(element) || (WithoutStyles && element.LocalName == "style"):
                break;
            case IElement element when HtmlRules.Unwraps(element):
                WriteChildren(element, 0);
                break;
            case IElement element:
                WriteElement(element);
                break;
            default:
                break;
        }
    }

    private void WriteElement(IElement element)
    {
        html.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.Where(HtmlRules.Keeps))
        {
            html.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute.Value)).Append('"');
        }

        html.Append('>');
        if (Void.Contains(element.LocalName))
        {
            return;
        }

        var startsLine = element.FirstChild is IText { Data: ['\n', ..] };
        if (element.LocalName == "head")
        {
            html.Append(Charset);
            WriteChildren(element, element.FirstChild is IText { Data: "\n" } ? 1 : 0);
        }
        else
        {
            // A parser drops the first line end inside these, so one that counts is written twice.
            html.Append(startsLine && element.LocalName is ("pre" or "listing") ? "\n" : "");
            WriteChildren(element, 0);
        }

        html.Append("</").Append(element.LocalName).Append('>');
    }

    private void WriteChildren(IElement element, int from)
    {
        foreach (var child in element.ChildNodes.Skip(from))
        {
            Write(child);
        }
    }

    private static string Value(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
