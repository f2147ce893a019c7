using System.Buffers;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>What the new part of a body is made of: links, pictures, tables, form fields.</summary>
internal sealed class BodyShape
{
    private const int MostLinks = 50;

    private static readonly SearchValues<char> _linkEnds = SearchValues.Create(" \t\r\n<>\"'()");

    private BodyShape(ReadBody body)
    {
        foreach (var link in body.Links.Take(MostLinks))
        {
            Links.Add(new LinkReading(link.Target, link.Text));
        }

        AddBareLinks(body.Text.Reply);
        AddBareLinks(body.Text.Signature);
        Images = body.ImageCount;
        ItemRows = body.Tables.Sum(t => t.Rows.Count(r => r.Count >= 3));
        HasForm = body.Inputs.Count > 0;
        HiddenText = body.HiddenTextLength;
        IsForward = body.IsForward;
    }

    /// <summary>The first fifty links.</summary>
    public List<LinkReading> Links { get; } = [];

    /// <summary>How many pictures.</summary>
    public int Images { get; }

    /// <summary>How many table rows with three cells or more.</summary>
    public int ItemRows { get; }

    /// <summary>Whether the mail contains form fields.</summary>
    public bool HasForm { get; }

    /// <summary>How many characters the markup hides.</summary>
    public int HiddenText { get; }

    /// <summary>Whether the history is a forwarded message.</summary>
    public bool IsForward { get; }

    /// <summary>Reads a body.</summary>
    public static BodyShape Of(ReadBody body) => new(body);

    private void AddBareLinks(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, 40_000)];
        for (var from = 0; Links.Count < MostLinks;)
        {
            var at = text[from..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return;
            }

            var rest = text[(from + at)..Math.Min(text.Length, from + at + 500)];
            if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                var end = rest.IndexOfAny(_linkEnds);
                var address = (end < 0 ? rest : rest[..end]).ToString();
                if (!Links.Exists(l => l.Target == address || l.Shown == address))
                {
                    Links.Add(new LinkReading(address, address));
                }
            }

            from += at + 4;
        }
    }
}
