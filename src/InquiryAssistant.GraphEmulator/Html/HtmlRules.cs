using AngleSharp.Dom;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>What Exchange leaves of an element when it stores HTML: active and embedded content goes, so do handlers and script addresses.</summary>
internal static class HtmlRules
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "base", "meta", "noscript", "template", "svg", "math",
        "input", "select", "textarea", "audio", "video", "source",
    };

    /// <summary>These lose their frame but keep what is in them.</summary>
    private static readonly HashSet<string> Frames = new(StringComparer.OrdinalIgnoreCase) { "form", "button", "plaintext" };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "background", "action", "formaction", "poster", "xlink:href",
    };

    public static bool Drops(IElement element) => Forbidden.Contains(element.LocalName);

    public static bool Unwraps(IElement element) => Frames.Contains(element.LocalName);

    public static bool Keeps(IAttr attribute)
    {
        var isHandler = attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase);
        var isCode = (Addresses.Contains(attribute.Name) && IsCode(attribute.Value))
            || (attribute.Name.Equals("style", StringComparison.OrdinalIgnoreCase) && IsCodeStyle(attribute.Value));
        return !isHandler && !isCode;
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
}
