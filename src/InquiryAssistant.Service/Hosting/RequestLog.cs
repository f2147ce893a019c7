using System.Diagnostics;
using System.Globalization;
using InquiryAssistant.Service.Telemetry;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace InquiryAssistant.Service.Hosting;

/// <summary>One line a request: route pattern, status, time. Every line of a piece of work, a request or the reading of a mailbox, carries its trace id. Addresses with ids, subjects and bodies never reach a log.</summary>
internal static partial class RequestLog
{
    private const string CorrelationHeader = "X-Correlation-Id";
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {Mailbox} {TraceId}{NewLine}{Exception}";

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
            // Taken now: a failure clears the endpoint.
            var (method, route) = (Method(context.Request.Method), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            using var activity = RequestTrace.Start(method, route);
            context.Response.Headers[CorrelationHeader] = TraceOf(context);
            await next(context);
            RequestTrace.End(activity, context.Response.StatusCode);
            Log.Answered(logger, method, route ?? "(no route)", context.Response.StatusCode, (long)time.GetElapsedTime(started).TotalMilliseconds);
        });
    }

    /// <summary>The id of a request in logs, headers and problem details.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>The method is the caller's own word; only known ones are written down.</summary>
    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPatch(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method)
        || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) ? method : "_OTHER";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms")]
        public static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, string method, string route, int status, long milliseconds);
    }
}
