using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>Turns a body that arrives into the body that is kept.</summary>
internal static class BodyStore
{
    public static ItemBody Html(string html)
    {
        var document = HtmlCleaner.Parse(html);
        return new ItemBody(true, HtmlCleaner.Clean(document), html, HtmlText.Of(document));
    }

    public static ItemBody Text(string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        return new ItemBody(false, lines, lines, lines);
    }

    /// <summary>The body as a whole HTML document, whichever way it came.</summary>
    public static string AsHtml(ItemBody body) => body.IsHtml ? body.Content : PlainTextHtml.Document(body.Content);
}
