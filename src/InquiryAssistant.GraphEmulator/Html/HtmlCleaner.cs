using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>What Exchange does to HTML on store: parsed, scripts and handlers out, a charset line in, written back as a whole document.
/// Cleaning a cleaned document changes nothing.</summary>
internal static class HtmlCleaner
{
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(HtmlDepth.Limit(html));

    /// <summary>The document as stored, with CRLF line ends.</summary>
    public static string Clean(IDocument document) => new HtmlWriter().Outer(document.DocumentElement).ReplaceLineEndings("\r\n");
}
