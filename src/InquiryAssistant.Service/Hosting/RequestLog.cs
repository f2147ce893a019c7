using System.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Serilog;
using Serilog.Events;

namespace InquiryAssistant.Service.Hosting;

/// <summary>One line a request: route pattern, status, time. Addresses with ids, subjects and bodies never reach a log.</summary>
internal static partial class RequestLog
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    /// <summary>Logs each API request and gives it the trace id that the problem details show.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("InquiryAssistant.Requests");
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var started = time.GetTimestamp();
            await next(context);
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
                Log.Answered(logger, context.Request.Method, route, context.Response.StatusCode, (long)time.GetElapsedTime(started).TotalMilliseconds, Activity.Current?.TraceId.ToString() ?? "");
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms {TraceId}")]
        public static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, string method, string route, int status, long milliseconds, string traceId);
    }
}
