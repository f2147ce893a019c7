namespace InquiryAssistant.Core.Mail;

/// <summary>A link of the new part of a mail.</summary>
/// <param name="Text">Its visible words, white space collapsed, at most 200 characters; "" when only an image is linked.</param>
/// <param name="Target">Where it leads, entities decoded, otherwise as written; at most 2,048 characters.</param>
public sealed record MailLink(string Text, string Target);

/// <summary>A table of at least two rows and two columns in the new part of a mail, such as a list of items.</summary>
/// <param name="Rows">Rows of cells as text; empty cells are "", rows may differ in length.</param>
public sealed record MailTable(IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A field of a form inside the mail; real buyers send none.</summary>
/// <param name="Type">The type attribute in lower case, "text" when absent; "form" for the form itself.</param>
/// <param name="Name">The name attribute, or for a form its action; "" when absent.</param>
public sealed record MailInput(string Type, string Name);

/// <summary>Everything that reading a body yields.</summary>
/// <param name="Text">The visible text in its three parts.</param>
/// <param name="Links">Links of reply and signature in reading order; of quoted history none.</param>
/// <param name="Tables">Tables of the reply.</param>
/// <param name="Inputs">Form fields anywhere in the mail.</param>
/// <param name="ImageCount">Images of reply and signature, inline ones included; 1 by 1 pixel ones count too.</param>
/// <param name="HiddenTextLength">Characters that the markup hides (display:none, zero size); newsletters use about 100 for the preview line.</param>
/// <param name="IsForward">Whether the history is marked as a forwarded message rather than as a quote.</param>
public sealed record ReadBody(
    MailText Text,
    IReadOnlyList<MailLink> Links,
    IReadOnlyList<MailTable> Tables,
    IReadOnlyList<MailInput> Inputs,
    int ImageCount,
    int HiddenTextLength,
    bool IsForward)
{
    /// <summary>A body without a character.</summary>
    public static ReadBody Empty { get; } = new(new MailText("", "", ""), [], [], [], 0, 0, false);
}
