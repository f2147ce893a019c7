using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Pages;

/// <summary>The workbench and the pane as pages. Section <c>Pages</c>.</summary>
internal sealed class PagesOptions
{
    public const string Section = "Pages";

    /// <summary>Further origins that may frame the pane, such as <c>https://mail.company.example</c> of an Exchange of one's own. Default: none beside Microsoft's.</summary>
    public IList<string> FrameAncestors { get; } = [];
}

/// <summary>An origin with a blank or semicolon would end the header's directive, so each is checked.</summary>
internal sealed class PagesOptionsValidation : IValidateOptions<PagesOptions>
{
    public ValidateOptionsResult Validate(string? name, PagesOptions options)
    {
        var faults = options.FrameAncestors.Select((origin, i) => (origin, i)).Where(o => !IsOrigin(o.origin))
            .Select(o => $"{PagesOptions.Section}:FrameAncestors:{o.i} is not an https origin such as https://mail.company.example.").ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text.Replace("https://*.", "https://any.", StringComparison.OrdinalIgnoreCase), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps && uri.PathAndQuery == "/" && !text.EndsWith('/') && !text.AsSpan().ContainsAny(" ;,'\"");
}
