namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>Plain text as the HTML Exchange makes of it.</summary>
internal static class PlainTextHtml
{
    /// <summary>A whole document around the text.</summary>
    public static string Document(string text) =>
        "<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"
        + "<meta name=\"Generator\" content=\"Microsoft Exchange Server\">\r\n"
        + "<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; border-left: #800000 2px solid; } --></style></head>\r\n"
        + "<body>\r\n" + Fragment(text) + "\r\n</body></html>";

    /// <summary>The text in the frame a reply quotes it in.</summary>
    public static string Fragment(string text) =>
        "<div class=\"BodyFragment\"><font size=\"2\"><span style=\"font-size:11pt;\"><div class=\"PlainText\">"
        + Lines(text) + "</div></span></font></div>";

    /// <summary>The text escaped, each line end a <c>&lt;br&gt;</c>.</summary>
    public static string Lines(string text) => string.Join("<br>\r\n", text.ReplaceLineEndings("\n").Split('\n').Select(Escape));

    /// <summary>The text escaped for element content.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);
}
