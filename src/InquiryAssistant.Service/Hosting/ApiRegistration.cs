using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Service.Hosting;

/// <summary>JSON, problem details and OpenAPI of the HTTP interface.</summary>
internal static class ApiRegistration
{
    /// <summary>Largest request body in bytes; an assessment input with its thread may be large, nothing else is.</summary>
    private const long LargestBody = 32 * 1024 * 1024;

    public static IServiceCollection AddHttpApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options => Configure(options.SerializerOptions));
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context => context.ProblemDetails.Extensions.TryAdd("code", ProblemCodes.OfStatus(context.ProblemDetails.Status)));
        services.AddExceptionHandler<ProblemHandler>();
        services.AddOpenApi();
        services.AddValidation();
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(static kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });
        return services;
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

    private static void Configure(JsonSerializerOptions options)
    {
        // The quadrant is "A" to "D"; every other word of ours is kebab-case (contracts, section 2).
        options.Converters.Add(new JsonStringEnumConverter<Quadrant>());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    }
}
