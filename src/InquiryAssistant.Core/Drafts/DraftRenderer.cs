using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Core.Drafts;

/// <summary>Turns paragraphs into text and HTML. Styles are inline because the reply inherits the original's style sheet.</summary>
internal static partial class DraftRenderer
{
    private const string Block = "font-family:Calibri,Arial,sans-serif;font-size:11pt;color:#000000";
    private const string Paragraph = "margin:0 0 11pt 0";
    private const string Mark = "background-color:#FFF2A8";

    public static DraftText Render(IReadOnlyList<string> paragraphs, IReadOnlyList<string> signature)
    {
        var text = string.Join("\n\n", paragraphs) + "\n\n" + string.Join("\n", signature) + "\n";
        var html = new StringBuilder($"<div style=\"{Block}\">");
        foreach (var paragraph in paragraphs)
        {
            html.Append($"<p style=\"{Paragraph}\">").Append(Marked(paragraph)).Append("</p>");
        }

        html.Append($"<p style=\"{Paragraph}\">").AppendJoin("<br>", signature.Select(Marked)).Append("</p></div>");
        return new(html.ToString(), text, PlaceholderPattern().Matches(text).Select(m => m.Value).Distinct().ToArray());
    }

    private static string Marked(string text) =>
        PlaceholderPattern().Replace(WebUtility.HtmlEncode(text), match => $"<span style=\"{Mark}\">{match.Value}</span>");

    [GeneratedRegex(@"\[[^\[\]]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex PlaceholderPattern();
}
