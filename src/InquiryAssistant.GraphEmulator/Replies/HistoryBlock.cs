using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using InquiryAssistant.GraphEmulator.Html;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>The body of an answer with the original quoted below, as Graph generates it.</summary>
internal static class HistoryBlock
{
    /// <summary>The whole document.</summary>
    /// <param name="original">The message quoted. Its style and body attributes become those of the answer.</param>
    /// <param name="comment">HTML to stand above the rule, or nothing.</param>
    /// <param name="zone">Zone of the line "Sent".</param>
    public static string Document(MailItem original, string comment, TimeZoneInfo zone)
    {
        var document = HtmlCleaner.Parse(BodyStore.AsHtml(original.Body));
        var styles = string.Concat(document.QuerySelectorAll("style").Select(static s => new HtmlWriter().Outer(s)));
        var body = document.Body!;
        var attributes = string.Concat(body.Attributes.Select(static a => $" {a.Name}=\"{Attribute(a.Value)}\""));
        var html = new StringBuilder("<html><head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">")
            .Append(styles)
            .Append("</head><body").Append(attributes).Append('>');
        if (comment.Length > 0)
        {
            html.Append(comment).Append(' ');
        }

        html.Append("<hr tabindex=\"-1\" style=\"display:inline-block; width:98%\">")
            .Append(Header(original, zone))
            .Append("<div>").Append(Quote(original, body)).Append("</div></body></html>");
        return html.ToString();
    }

    private static string Header(MailItem original, TimeZoneInfo zone)
    {
        var header = new StringBuilder("<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" color=\"#000000\" style=\"font-size:11pt\">");
        var from = original.From ?? original.Sender;
        header.Append("<b>From:</b> ").Append(from is null ? "" : Person(from))
            .Append("<br><b>Sent:</b> ").Append(SentLine(original.Sent, zone))
            .Append("<br><b>To:</b> ").Append(People(original.To));
        if (original.Cc.Count > 0)
        {
            header.Append("<br><b>Cc:</b> ").Append(People(original.Cc));
        }

        return header.Append("<br><b>Subject:</b> ").Append(PlainTextHtml.Escape(original.Subject))
            .Append("</font> <div>&nbsp;</div></div>").ToString();
    }

    /// <summary>Graph writes this line in American English, with seconds, whatever the mailbox speaks.</summary>
    private static string SentLine(DateTimeOffset sent, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(sent, zone).ToString("dddd, MMMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);

    private static string People(IReadOnlyList<Recipient> people) => string.Join("; ", people.Select(Person));

    private static string Person(Recipient person) =>
        PlainTextHtml.Escape(string.IsNullOrEmpty(person.Name) ? person.Address : person.Name) + " &lt;" + PlainTextHtml.Escape(person.Address) + "&gt;";

    private static string Quote(MailItem original, IElement body)
    {
        if (!original.Body.IsHtml)
        {
            return PlainTextHtml.Fragment(original.Body.Content);
        }

        foreach (var element in body.QuerySelectorAll("[id], [class]"))
        {
            Prefix(element);
        }

        return new HtmlWriter { WithoutStyles = true }.Inner(body);
    }

    /// <summary>Marks ids and classes as those of a quote, once per level, so that only the newest quote has the bare ones.</summary>
    private static void Prefix(IElement element)
    {
        const string Mark = "x_";
        if (element.GetAttribute("id") is { Length: > 0 } id)
        {
            element.SetAttribute("id", Mark + id);
        }

        if (element.GetAttribute("class") is { Length: > 0 } names)
        {
            element.SetAttribute("class", string.Join(' ', names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static n => Mark + n)));
        }
    }

    private static string Attribute(string value) => PlainTextHtml.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal);
}
