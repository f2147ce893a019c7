using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>What Exchange does to HTML on store: parsed, scripts and handlers out, a charset line in, written back as a whole document.
/// Cleaning a cleaned document changes nothing.</summary>
internal static class HtmlCleaner
{
    private const string Charset = "text/html; charset=utf-8";

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "base", "meta", "noscript", "template", "svg", "math",
        "form", "input", "button", "select", "textarea", "audio", "video", "source", "plaintext",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "background", "action", "formaction", "poster", "xlink:href" };

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(HtmlDepth.Limit(html));

    /// <summary>The document as stored, with CRLF line ends.</summary>
    public static string Clean(string html)
    {
        var document = Parse(html);
        foreach (var node in Descendants(document).ToList())
        {
            CleanNode(node);
        }

        SetCharset(document);
        return Write(document.DocumentElement.OuterHtml);
    }

    /// <summary>Line ends as Exchange writes them.</summary>
    public static string Write(string html) => html.ReplaceLineEndings("\r\n");

    private static void CleanNode(INode node)
    {
        switch (node)
        {
            case IComment comment:
                comment.Parent?.RemoveChild(comment);
                break;
            case IElement element when Forbidden.Contains(element.LocalName):
                Drop(element);
                break;
            case IElement element:
                CleanAttributes(element);
                break;
            default:
                break;
        }
    }

    /// <summary>Fields and forms lose their frame but keep their text; active and embedded content goes as a whole.</summary>
    private static void Drop(IElement element)
    {
        if (element.LocalName is "form" or "button" or "plaintext")
        {
            Unwrap(element);
        }
        else
        {
            element.Remove();
        }
    }

    private static void CleanAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var isHandler = attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase);
            var isCode = (Addresses.Contains(attribute.Name) && IsCode(attribute.Value))
                || (attribute.Name.Equals("style", StringComparison.OrdinalIgnoreCase) && IsCodeStyle(attribute.Value));
            if (isHandler || isCode)
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    private static bool IsCode(string address)
    {
        var bare = string.Concat(address.Where(static c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        return bare.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsCodeStyle(string style) =>
        style.Contains("expression(", StringComparison.OrdinalIgnoreCase)
        || style.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
        || style.Contains("behavior:", StringComparison.OrdinalIgnoreCase);

    private static void SetCharset(IHtmlDocument document)
    {
        var head = document.Head!;
        var meta = document.CreateElement("meta");
        meta.SetAttribute("http-equiv", "Content-Type");
        meta.SetAttribute("content", Charset);
        if (head.FirstChild is IText { Data: "\n" } line)
        {
            head.InsertBefore(meta, line.NextSibling);
        }
        else
        {
            head.Prepend(document.CreateTextNode("\n"), meta);
        }
    }

    private static void Unwrap(IElement element)
    {
        while (element.FirstChild is { } child)
        {
            element.Parent!.InsertBefore(child, element);
        }

        element.Remove();
    }

    private static IEnumerable<INode> Descendants(INode root)
    {
        var open = new Stack<INode>([root]);
        while (open.TryPop(out var node))
        {
            foreach (var child in node.ChildNodes)
            {
                open.Push(child);
                yield return child;
            }
        }
    }
}
