namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>A body as stored.</summary>
/// <param name="IsHtml">Whether it came as HTML.</param>
/// <param name="Content">The text, or the HTML after sanitising.</param>
/// <param name="Unsafe">The HTML as it came; differs from <paramref name="Content"/> only where something was taken out or rewritten.</param>
/// <param name="Text">The same as plain text.</param>
internal sealed record ItemBody(bool IsHtml, string Content, string Unsafe, string Text)
{
    public static ItemBody Empty { get; } = new(false, "", "", "");
}
