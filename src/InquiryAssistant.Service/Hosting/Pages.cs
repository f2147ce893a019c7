using System.Net;
using InquiryAssistant.Graph;
using Microsoft.AspNetCore.StaticFiles;

namespace InquiryAssistant.Service.Hosting;

/// <summary>The built pages with their security headers, and who may call the API.</summary>
internal static class Pages
{
    /// <summary>Origins that may frame the pane: Outlook on the web and new Outlook (office-addin-facts, section 6). Further ones by setting <c>Pane:FrameAncestors</c>.</summary>
    private const string OutlookHosts = "'self' https://*.cloud.microsoft https://outlook.office.com https://outlook.office365.com https://outlook.live.com";

    private const string Year = "public, max-age=31536000, immutable";

    /// <summary>Problem details for failures, unknown routes and empty refusals.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>Workbench at <c>/</c>, pane at <c>/pane</c>, hashed assets for a year, pages never cached.</summary>
    public static void UsePages(this WebApplication app)
    {
        var ancestors = $"{OutlookHosts} {app.Configuration["Pane:FrameAncestors"]}".Trim();
        var policy = "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            if (!context.Request.Path.StartsWithSegments("/api"))
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
            }

            if (context.Request.Path == "/pane")
            {
                context.Request.Path = "/pane.html";
            }

            return next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
    }

    private static void Cache(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? Year : "no-cache";

    /// <summary>Signing in of users is not built yet, so a tenant's mail is served to this machine only.</summary>
    public static void UseLoopbackOnlyInTenantMode(this WebApplication app)
    {
        if (app.Services.GetRequiredService<GraphOptions>().Mode != GraphMode.Tenant)
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api") && context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            {
                await TypedResults.Problem("In tenant mode the API answers this machine only, until users can sign in.", statusCode: 403).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }
}
