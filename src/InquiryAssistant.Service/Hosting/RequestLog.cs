using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace InquiryAssistant.Service.Hosting;

/// <summary>One line a request: route pattern, status, time. Addresses with ids, subjects and bodies never reach a log.</summary>
internal static partial class RequestLog
{
    private const string CorrelationHeader = "X-Correlation-Id";
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Logs to the console: lines of text, or one JSON object each with <c>Logs:Format=Json</c>. Levels: section <c>Serilog</c>.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="isCommand">Whether standard output is for results: then logs go to standard error, and errors alone unless the settings say more.</param>
    public static void AddLogs(this IHostApplicationBuilder builder, bool isCommand = false)
    {
        LogEventLevel? toErrors = isCommand ? LogEventLevel.Verbose : null;
        var settings = new LoggerConfiguration()
            .MinimumLevel.Is(isCommand ? LogEventLevel.Error : LogEventLevel.Information)
            // Their lines at Information hold request addresses, and ids of mails stand in those.
            .MinimumLevel.Override("Microsoft", isCommand ? LogEventLevel.Error : LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            // Its lines name every trigger and tell nothing that status and store do not.
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", isCommand ? LogEventLevel.Error : LogEventLevel.Information)
            .Enrich.FromLogContext();
        settings = string.Equals(builder.Configuration["Logs:Format"], "Json", StringComparison.OrdinalIgnoreCase)
            ? settings.WriteTo.Console(new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture), standardErrorFromLevel: toErrors)
            : settings.WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: toErrors);
        builder.Logging.ClearProviders().AddSerilog(settings.ReadFrom.Configuration(builder.Configuration).CreateLogger(), dispose: true);
    }

    /// <summary>Logs each request to the API, refused ones too, with the trace id that its problem details and the answer's <c>X-Correlation-Id</c> show.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("InquiryAssistant.Requests");
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/api"))
            {
                await next(context);
                return;
            }

            var started = time.GetTimestamp();
            var trace = TraceOf(context);
            // Taken now: a failure clears the endpoint.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            context.Response.Headers[CorrelationHeader] = trace;
            await next(context);
            Log.Answered(logger, Method(context.Request.Method), route, context.Response.StatusCode, (long)time.GetElapsedTime(started).TotalMilliseconds, trace);
        });
    }

    /// <summary>The id of a request in logs, headers and problem details.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>The method is the caller's own word; only known ones are written down.</summary>
    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPatch(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method)
        || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) ? method : "(other)";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms {TraceId}")]
        public static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, string method, string route, int status, long milliseconds, string traceId);
    }
}
