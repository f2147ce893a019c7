namespace InquiryAssistant.Core.Mail.Html;

/// <summary>The attributes of one start tag that reading a mail needs, as they stand in the source.</summary>
internal ref struct HtmlAttributes
{
    public ReadOnlySpan<char> Class { get; private set; }

    public ReadOnlySpan<char> Id { get; private set; }

    public ReadOnlySpan<char> Style { get; private set; }

    public ReadOnlySpan<char> Href { get; private set; }

    public ReadOnlySpan<char> Type { get; private set; }

    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Action { get; private set; }

    public ReadOnlySpan<char> Start { get; private set; }

    public ReadOnlySpan<char> Color { get; private set; }

    /// <summary>The id or mark a client puts into a data attribute (<c>data-smartmail</c>, <c>data-marker</c>).</summary>
    public ReadOnlySpan<char> Marker { get; private set; }

    public bool HasCite { get; private set; }

    public bool IsHidden { get; private set; }

    /// <summary>Takes the attribute in if it is one of those above; of a repeated one the first counts, as in browsers.</summary>
    public void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        // The length narrows it down before any comparison: most attributes of newsletters are of no interest.
        switch (name.Length)
        {
            case 2 when Is(name, "id") && Id.IsEmpty:
                Id = value;
                break;
            case 4 when Is(name, "href") && Href.IsEmpty:
                Href = value;
                break;
            case 4 when Is(name, "type") && Type.IsEmpty:
                Type = value;
                break;
            case 4 when Is(name, "name") && Name.IsEmpty:
                Name = value;
                break;
            case 4 when Is(name, "cite"):
                HasCite = true;
                break;
            case 5 when Is(name, "class") && Class.IsEmpty:
                Class = value;
                break;
            case 5 when Is(name, "style") && Style.IsEmpty:
                Style = value;
                break;
            case 5 when Is(name, "start") && Start.IsEmpty:
                Start = value;
                break;
            case 5 when Is(name, "color") && Color.IsEmpty:
                Color = value;
                break;
            case 6 when Is(name, "hidden"):
                IsHidden = true;
                break;
            case 6 when Is(name, "action") && Action.IsEmpty:
                Action = value;
                break;
            case 11 when Is(name, "data-marker"):
            case 14 when Is(name, "data-smartmail"):
                Marker = value;
                break;
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
