namespace InquiryAssistant.Service.Pages;

/// <summary>Security headers of each kind of answer.</summary>
internal sealed class PageHeaders(PagesOptions options)
{
    /// <summary>Outlook on the web and new Outlook frame the pane (list of hosts as Microsoft's pages name them; there is no official one for add-ins).</summary>
    private const string OutlookHosts = "https://*.cloud.microsoft https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com https://outlook.live.com";

    /// <summary>Office.js comes from Microsoft's network by the store's rules; it reports to Microsoft's telemetry, which we do not open.</summary>
    private readonly string pane =
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + $"base-uri 'none'; form-action 'none'; frame-ancestors {string.Join(' ', (string[])["'self'", OutlookHosts, .. options.FrameAncestors])}";

    /// <summary>A mail is shown in a sandboxed srcdoc frame, which inherits this policy: its inline styles are let in, its scripts, forms and remote pictures are not.</summary>
    private const string Workbench =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    public void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            // Mail text and what is said of it is not for caches between here and the caller.
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = Data;
            return;
        }

        headers.ContentSecurityPolicy = context.Request.Path == PagesRegistration.Pane || context.Request.Path == PagesRegistration.PaneFile ? pane : Workbench;
    }
}
