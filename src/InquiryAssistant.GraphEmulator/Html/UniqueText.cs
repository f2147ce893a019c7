using AngleSharp.Dom;
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
        if (document.QuerySelector(Quotes) is { } quote)
        {
            if (quote.PreviousElementSibling is { LocalName: "hr" } rule)
            {
                rule.Remove();
            }

            RemoveFrom(quote);
        }

        return document.DocumentElement.OuterHtml;
    }

    /// <summary>Takes out the element and everything after it in the document.</summary>
    private static void RemoveFrom(IElement element)
    {
        for (INode node = element; node.Parent is { } parent && node is not IElement { LocalName: "body" }; node = parent)
        {
            while (node.NextSibling is { } next)
            {
                parent.RemoveChild(next);
            }
        }

        element.Remove();
    }
}
