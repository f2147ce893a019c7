using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InquiryAssistant.Service.Hosting;

/// <summary>JSON, problem details and OpenAPI of the HTTP interface.</summary>
internal static class ApiRegistration
{
    /// <summary>Largest request body in bytes where an endpoint does not say otherwise; ours hold a few ids and names.</summary>
    private const long LargestBody = 256 * 1024;

    public static IServiceCollection AddHttpApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options => Configure(options.SerializerOptions));
        // Bad requests become problems by their status everywhere, not exceptions while developing.
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = false);
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context => ProblemCodes.Complete(context.ProblemDetails, RequestLog.TraceOf(context.HttpContext)));
        services.AddExceptionHandler<ProblemHandler>();
        services.AddOpenApi();
        services.AddValidation();
        services.Configure<KestrelServerOptions>(static kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });
        return services;
    }

    /// <summary>Problem details for failures, unknown routes and empty refusals.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>Of an address only what it is, not what can be read from it.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Type == typeof(MailAddress) && type.Properties.FirstOrDefault(p => p.Set is null && p.Name.Equals(nameof(MailAddress.Domain), StringComparison.OrdinalIgnoreCase)) is { } domain)
        {
            type.Properties.Remove(domain);
        }
    }

    /// <summary>The corpus format's JSON: the same words, and text of any script as it is.</summary>
    public static JsonSerializerOptions CorpusJson { get; } = BuildCorpusJson();

    private static JsonSerializerOptions BuildCorpusJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>The one form of JSON the product speaks: contracts, section 2.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        // The quadrant is "A" to "D"; every other word of ours is kebab-case.
        options.Converters.Add(new JsonStringEnumConverter<Quadrant>());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutComputed);
    }
}
