using System.Buffers;
using System.Net;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>What the body is made of: links, pictures, table rows. Read from the source in one pass, without a document tree.</summary>
internal sealed class BodyShape
{
    private const int MostLinks = 50;

    private static readonly SearchValues<char> _linkEnds = SearchValues.Create(" \t\r\n<>\"'()");

    private BodyShape()
    {
    }

    /// <summary>The first fifty links.</summary>
    public List<MailLink> Links { get; } = [];

    /// <summary>How many pictures.</summary>
    public int Images { get; private set; }

    /// <summary>How many pictures of one by one or no size.</summary>
    public int TrackingPixels { get; private set; }

    /// <summary>How many table rows with three cells or more.</summary>
    public int WideRows { get; private set; }

    /// <summary>Reads a body.</summary>
    public static BodyShape Read(MailBody body)
    {
        var shape = new BodyShape();
        if (body.Format == BodyFormat.Html)
        {
            shape.ReadHtml(body.Content);
        }

        shape.ReadBareLinks(body.Content, body.Format == BodyFormat.Html);
        return shape;
    }

    private void ReadHtml(ReadOnlySpan<char> html)
    {
        var cells = 0;
        for (var i = html.IndexOf('<'); i >= 0 && i < html.Length; i = Next(html, i + 1))
        {
            var tag = html[(i + 1)..];
            if (IsTag(tag, "a"))
            {
                ReadLink(html, i);
            }
            else if (IsTag(tag, "img"))
            {
                ReadImage(TagText(tag));
            }
            else if (IsTag(tag, "td") || IsTag(tag, "th"))
            {
                cells++;
            }
            else if (IsTag(tag, "tr") || IsTag(tag, "/tr") || IsTag(tag, "table"))
            {
                WideRows += cells >= 3 ? 1 : 0;
                cells = 0;
            }
        }
    }

    private static int Next(ReadOnlySpan<char> html, int from)
    {
        var next = html[from..].IndexOf('<');
        return next < 0 ? -1 : from + next;
    }

    private static bool IsTag(ReadOnlySpan<char> tag, ReadOnlySpan<char> name) =>
        tag.Length > name.Length && tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (char.IsWhiteSpace(tag[name.Length]) || tag[name.Length] is '>' or '/');

    private static ReadOnlySpan<char> TagText(ReadOnlySpan<char> tag)
    {
        var limited = tag[..Math.Min(tag.Length, 2000)];
        var end = limited.IndexOf('>');
        return end < 0 ? limited : limited[..end];
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        for (var from = 0; ;)
        {
            var at = tag[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return [];
            }

            at += from;
            var rest = tag[(at + name.Length)..].TrimStart();
            if (at > 0 && (char.IsWhiteSpace(tag[at - 1]) || tag[at - 1] is '"' or '\'') && rest.StartsWith("="))
            {
                rest = rest[1..].TrimStart();
                var quoted = rest.Length > 0 && rest[0] is '"' or '\'';
                var end = quoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(" \t\r\n");
                rest = quoted ? rest[1..] : rest;
                return end < 0 ? rest : rest[..end];
            }

            from = at + name.Length;
        }
    }

    private void ReadLink(ReadOnlySpan<char> html, int at)
    {
        if (Links.Count >= MostLinks)
        {
            return;
        }

        var tag = TagText(html[(at + 1)..]);
        var href = Attribute(tag, "href");
        if (href.IsEmpty)
        {
            return;
        }

        var shown = html[Math.Min(html.Length, at + 2 + tag.Length)..];
        shown = shown[..Math.Min(shown.Length, 300)];
        var end = shown.IndexOf("</a", StringComparison.OrdinalIgnoreCase);
        shown = end < 0 ? shown : shown[..end];
        Links.Add(new MailLink(WebUtility.HtmlDecode(href.ToString()), WebUtility.HtmlDecode(WithoutTags(shown))));
    }

    private static string WithoutTags(ReadOnlySpan<char> text)
    {
        var plain = text.IndexOf('<') < 0 ? text.ToString() : string.Create(text.Length, text.ToString(), static (span, source) =>
        {
            var inside = false;
            for (var i = 0; i < source.Length; i++)
            {
                inside = source[i] == '<' || (inside && (i == 0 || source[i - 1] != '>'));
                span[i] = inside ? ' ' : source[i];
            }
        });
        return plain.Trim();
    }

    private void ReadImage(ReadOnlySpan<char> tag)
    {
        Images++;
        var width = Attribute(tag, "width");
        var height = Attribute(tag, "height");
        TrackingPixels += width is "1" or "0" or "1px" || height is "1" or "0" or "1px" ? 1 : 0;
    }

    private void ReadBareLinks(ReadOnlySpan<char> text, bool html)
    {
        for (var from = 0; Links.Count < MostLinks;)
        {
            var at = text[from..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return;
            }

            at += from;
            var rest = text[at..Math.Min(text.Length, at + 500)];
            var bare = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '<' or ':' || (html && text[at - 1] == '>');
            if (bare && (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
            {
                var end = rest.IndexOfAny(_linkEnds);
                var address = (end < 0 ? rest : rest[..end]).ToString();
                if (!Links.Exists(l => l.Target == address || l.Shown == address))
                {
                    Links.Add(new MailLink(address, address));
                }
            }

            from = at + 4;
        }
    }
}
