using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Pages;

/// <summary>The built pages: workbench at <c>/</c>, pane at <c>/pane</c>, hashed files under <c>/assets</c>.</summary>
internal static class PagesRegistration
{
    /// <summary>One address without an extension, because it stands in manifests that are hard to change.</summary>
    public const string Pane = "/pane";

    public const string PaneFile = "/pane.html";

    private const string Year = "public, max-age=31536000, immutable";
    private const string Hour = "public, max-age=3600";
    private const string AskEachTime = "no-cache";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        if (!Directory.Exists(builder.Environment.WebRootPath))
        {
            // Run where it was built, not published: the pages lie in the project, and the build noted where.
            builder.WebHost.UseStaticWebAssets();
        }

        builder.Services.AddOptions<PagesOptions>().BindConfiguration(PagesOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PagesOptions>, PagesOptionsValidation>();
        builder.Services.AddSingleton(static provider => new PageHeaders(provider.GetRequiredService<IOptions<PagesOptions>>().Value));
    }

    public static void UsePages(this WebApplication app)
    {
        var headers = app.Services.GetRequiredService<PageHeaders>();
        app.Use((context, next) =>
        {
            headers.Write(context);
            context.Request.Path = context.Request.Path == Pane ? PaneFile : context.Request.Path;
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
    }

    /// <summary>Hashed files never change. Pages are asked for each time, or an old one would name files that are gone. Outlook shows a generic icon for one it may not keep.</summary>
    private static void Cache(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        file.Context.Request.Path.StartsWithSegments("/assets") ? Year
        : file.File.Name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? Hour
        : AskEachTime;
}
