namespace InquiryAssistant.Core.Mail.Html;

/// <summary>The elements that change how text is read; all others are inline and mean nothing.</summary>
internal enum HtmlTag : byte
{
    Inline,
    Span,
    Bold,
    Anchor,
    Block,
    Division,
    Paragraph,
    Body,
    Blockquote,
    Preformatted,
    Break,
    Rule,
    OrderedList,
    UnorderedList,
    ListItem,
    Table,
    Row,
    Cell,
    Image,
    Input,
    Form,
    IncludeTail,
    Void,
    Raw,
    Hidden,
}

internal static class HtmlTags
{
    /// <summary>The element named, without regard to case.</summary>
    public static HtmlTag Of(ReadOnlySpan<char> name)
    {
        if (name.Length > 16)
        {
            return HtmlTag.Inline;
        }

        Span<char> lower = stackalloc char[name.Length];
        for (var i = 0; i < name.Length; i++)
        {
            lower[i] = (char)(char.IsAsciiLetterUpper(name[i]) ? name[i] | 0x20 : name[i]);
        }

        return lower switch
        {
            "div" => HtmlTag.Division,
            "span" => HtmlTag.Span,
            "center" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "address" or "dl" or "dt" or "dd"
                or "fieldset" or "figure" or "figcaption" or "details" or "summary" or "caption" => HtmlTag.Block,
            "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => HtmlTag.Paragraph,
            "a" => HtmlTag.Anchor,
            "b" or "strong" => HtmlTag.Bold,
            "br" => HtmlTag.Break,
            "hr" => HtmlTag.Rule,
            "body" or "html" => HtmlTag.Body,
            "blockquote" => HtmlTag.Blockquote,
            "pre" or "listing" => HtmlTag.Preformatted,
            "ol" => HtmlTag.OrderedList,
            "ul" or "menu" or "dir" => HtmlTag.UnorderedList,
            "li" => HtmlTag.ListItem,
            "table" => HtmlTag.Table,
            "tr" => HtmlTag.Row,
            "td" or "th" => HtmlTag.Cell,
            "img" => HtmlTag.Image,
            "input" => HtmlTag.Input,
            "form" => HtmlTag.Form,
            "includetail" => HtmlTag.IncludeTail,
            "meta" or "link" or "base" or "col" or "wbr" or "area" or "source" or "track" or "embed" or "param" or "bgsound" or "basefont"
                or "keygen" or "thead" or "tbody" or "tfoot" or "colgroup" => HtmlTag.Void,
            "style" or "script" or "title" or "iframe" or "noframes" or "noembed" or "xmp" => HtmlTag.Raw,
            "xml" or "svg" or "template" or "object" or "datalist" or "audio" or "video" or "canvas" => HtmlTag.Hidden,
            _ => HtmlTag.Inline,
        };
    }
}
