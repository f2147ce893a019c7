using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Demo;

/// <summary>The demo mailbox's own switchboard. Where there is none (Tenant mode, or an address of one's own for Graph), its routes do not exist.</summary>
internal static class DemoEndpoints
{
    public static void AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidation>();
        if (!IsDemo(configuration))
        {
            return;
        }

        services.PostConfigure<GraphOptions>(TakeOwner);
        if (IsEmbedded(configuration))
        {
            services.AddSingleton<DemoMailbox>();
            services.AddHostedService(static provider => provider.GetRequiredService<DemoMailbox>());
            services.AddHostedService<DemoArrivals>();
        }
    }

    public static void MapDemo(this WebApplication app)
    {
        if (!IsEmbedded(app.Configuration))
        {
            return;
        }

        var group = app.MapGroup("/api/demo").WithTags("Demo").ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/", State).WithSummary("How many prepared demo mails have not arrived yet");
        group.MapPost("/deliver", Deliver).WithSummary("Let the next demo mail arrive now");
    }

    private static bool IsDemo(IConfiguration configuration) => !string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase);

    private static bool IsEmbedded(IConfiguration configuration) => IsDemo(configuration) && string.IsNullOrEmpty(configuration["Graph:BaseUrl"]);

    private static Ok<DemoState> State(DemoMailbox mailbox) => TypedResults.Ok(new DemoState(mailbox.Remaining));

    private static Results<Ok<ArrivedMail>, ProblemHttpResult> Deliver(DemoMailbox mailbox) => mailbox.Deliver() is { } mail
        ? TypedResults.Ok(mail)
        : ProblemCodes.Problem(StatusCodes.Status409Conflict, ProblemCodes.NoMailLeft, "No demo mail is left.", "All prepared demo mails have arrived. Restart the service to see them again.");

    private static void TakeOwner(GraphOptions options)
    {
        if (options.Mailbox.Length > 0)
        {
            return;
        }

        var owner = DemoFiles.Owner();
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
