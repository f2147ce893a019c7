using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>The body without the quoted history, for <c>uniqueBody</c>: cut at the first mark of a quote.</summary>
internal static class UniqueText
{
    private const string Quotes = "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container, .gmail_quote, blockquote[type=cite], #OLK_SRC_BODY_SECTION";

    private static readonly string[] TextQuotes = ["________________________________", "-----Original Message-----"];

    public static ItemBody Of(ItemBody body)
    {
        if (body.IsHtml)
        {
            return BodyStore.Html(CutHtml(body.Content));
        }

        var cut = TextQuotes.Select(q => body.Content.IndexOf(q, StringComparison.Ordinal)).Where(static i => i >= 0).DefaultIfEmpty(body.Content.Length).Min();
        return BodyStore.Text(body.Content[..cut].TrimEnd());
    }

    private static string CutHtml(string html)
    {
        var document = HtmlCleaner.Parse(html);
        var quote = document.QuerySelector(Quotes);
        var cut = quote?.PreviousElementSibling is { LocalName: "hr" } rule ? rule : quote;
        return new HtmlWriter { StopAt = cut }.Outer(document.DocumentElement);
    }
}
