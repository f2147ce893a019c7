using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Demo;

/// <summary>The demo mailbox's own switchboard; outside Demo mode its routes do not exist.</summary>
internal static class DemoEndpoints
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!IsDemo(configuration))
        {
            return services;
        }

        services.PostConfigure<GraphOptions>(TakeOwner);
        services.AddSingleton<DemoMailbox>();
        if (string.IsNullOrEmpty(configuration["Graph:BaseUrl"]))
        {
            services.AddHostedService(static provider => provider.GetRequiredService<DemoMailbox>());
            services.AddHostedService<DemoArrivals>();
        }

        return services;
    }

    public static void MapDemo(this WebApplication app)
    {
        if (!IsDemo(app.Configuration))
        {
            return;
        }

        var group = app.MapGroup("/api/demo").WithTags("Demo");
        group.MapGet("/", static (DemoMailbox mailbox) => TypedResults.Ok(new DemoState(mailbox.Remaining))).WithSummary("How many prepared demo mails have not arrived yet");
        group.MapPost("/deliver", Deliver).WithSummary("Let the next demo mail arrive now");
    }

    private static bool IsDemo(IConfiguration configuration) => !string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase);

    private static Results<Ok<ArrivedMail>, ProblemHttpResult> Deliver(DemoMailbox mailbox) => mailbox.Deliver() is { } mail
        ? TypedResults.Ok(mail)
        : TypedResults.Problem("All prepared demo mails have arrived. Restart the service to see them again.", statusCode: StatusCodes.Status409Conflict, title: "No demo mail is left.");

    private static void TakeOwner(GraphOptions options)
    {
        if (options.Mailbox.Length > 0)
        {
            return;
        }

        var owner = DemoMailbox.ReadOwner();
        options.Mailbox = owner["address"]!.GetValue<string>();
        options.OwnerName = owner["name"]!.GetValue<string>();
        options.OwnerCompany = owner["company"]!.GetValue<string>();
        foreach (var product in owner["sells"]!.AsArray())
        {
            options.OwnerSells.Add(product!.GetValue<string>());
        }
    }
}

internal sealed record DemoState(int Remaining);
