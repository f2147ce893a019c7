using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>The control side over HTTP. It needs no token; it is there for tests and demonstrations on one machine.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/emulator");
        group.MapPost("/deliver", DeliverAsync);
        group.MapPost("/clock", AdvanceAsync);
        group.MapPost("/faults", SetFaultsAsync);
        group.MapGet("/counters", static (EmulatorControl control) => TypedResults.Ok(control.ReadCounters()));
        group.MapPost("/counters", static (EmulatorControl control) => TypedResults.Ok(control.ResetCounters()));
        group.MapPost("/mailboxes", AddMailboxAsync);
        group.MapDrill();
    }

    /// <summary>Body: <c>{"mailbox":"a@b.c","message":{…}}</c>.</summary>
    private static async Task<Results<Ok<DeliveredMail>, BadRequest<ControlFault>>> DeliverAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ControlBody.ReadAsync(request, cancellationToken);
            var message = body["message"] as JsonObject ?? throw new FormatException("message is missing.");
            return TypedResults.Ok(control.Deliver(ControlBody.Required(body, "mailbox"), message));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }

    /// <summary>Body: <c>{"advance":"01:30:00"}</c> or <c>{"advanceSeconds":90}</c>; answers the new time.</summary>
    private static async Task<Results<Ok<ControlTime>, BadRequest<ControlFault>>> AdvanceAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ControlBody.ReadAsync(request, cancellationToken);
            var span = body["advanceSeconds"] is JsonValue seconds && seconds.TryGetValue<double>(out var number) && Math.Abs(number) < TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(number)
                : TimeSpan.TryParse(ControlBody.Text(body, "advance"), CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new FormatException("advance is a time span such as 01:30:00.");
            control.AdvanceClock(span);
            return TypedResults.Ok(new ControlTime(control.Now));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            return TypedResults.BadRequest(new ControlFault(exception is FormatException ? exception.Message : "The clock cannot go there."));
        }
    }

    /// <summary>Body: a fault plan as in a fault file; answers the plan in force.</summary>
    private static async Task<Results<Ok<FaultPlan>, BadRequest<ControlFault>>> SetFaultsAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(request.Body);
            control.Faults = FaultPlan.Parse(await reader.ReadToEndAsync(cancellationToken));
            return TypedResults.Ok(control.Faults);
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }

    /// <summary>Body: <c>{"address":"a@b.c","displayName":"…","aliases":[…]}</c>, or <c>{"addresses":[…]}</c> for many at once, or corpus lines under <c>application/x-ndjson</c> or <c>application/jsonl</c>.</summary>
    private static async Task<Results<Ok<ControlMailboxes>, BadRequest<ControlFault>>> AddMailboxAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            var stored = 0;
            if (request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true
                || request.ContentType?.StartsWith("application/jsonl", StringComparison.OrdinalIgnoreCase) == true)
            {
                using var reader = new StreamReader(request.Body);
                stored = control.LoadCorpus(new StringReader(await reader.ReadToEndAsync(cancellationToken)), "request");
            }
            else
            {
                var body = await ControlBody.ReadAsync(request, cancellationToken);
                if (body["addresses"] is JsonArray many)
                {
                    many.ToList().ForEach(a => control.AddMailbox(a?.ToString() ?? "", null, []));
                    return TypedResults.Ok(new ControlMailboxes(stored, control.Mailboxes));
                }

                var aliases = body["aliases"] is JsonArray given ? given.Select(static a => a?.ToString() ?? "").ToArray() : [];
                control.AddMailbox(ControlBody.Required(body, "address"), ControlBody.Text(body, "displayName"), aliases);
            }

            return TypedResults.Ok(new ControlMailboxes(stored, control.Mailboxes));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }
}

/// <summary>Why the control side refused.</summary>
internal sealed record ControlFault(string Error);

/// <summary>The emulator's time.</summary>
internal sealed record ControlTime(DateTimeOffset Now);

/// <summary>Messages stored by this call, and all mailboxes.</summary>
internal sealed record ControlMailboxes(int Stored, IReadOnlyList<string> Mailboxes);
