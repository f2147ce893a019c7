using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>The part of the control side that a fault drill works with: acts of the owners, events of subscriptions, the state in the end.</summary>
internal static class DrillEndpoints
{
    public static void MapDrill(this IEndpointRouteBuilder group)
    {
        group.MapPost("/act", ActAsync);
        group.MapPost("/lifecycle", FireAsync);
        group.MapPost("/delta/expire", ExpireAsync);
        group.MapGet("/state", State);
        group.MapGet("/violations", static (EmulatorControl control) => TypedResults.Ok(new ControlViolations(control.ReadCounters().LimitViolations.Total, control.ReadViolations())));
    }

    /// <summary>Body: <c>{"mailbox":"a@b.c","message":"id","action":"move","folder":"archive"}</c>, or with <c>category</c>; answers the message as it is then.</summary>
    private static async Task<Results<Ok<MessageState>, BadRequest<ControlFault>>> ActAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ControlBody.ReadAsync(request, cancellationToken);
            return TypedResults.Ok(control.Act(
                ControlBody.Required(body, "mailbox"),
                ControlBody.Required(body, "message"),
                ControlBody.Required(body, "action"),
                ControlBody.Text(body, "folder") ?? ControlBody.Text(body, "category")));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }

    /// <summary>Body: <c>{"event":"missed"}</c>, with <c>subscription</c> or <c>mailbox</c> for some only, and <c>deadline</c>, a time span; answers how many it met.</summary>
    private static async Task<Results<Ok<ControlSubscriptions>, BadRequest<ControlFault>>> FireAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ControlBody.ReadAsync(request, cancellationToken);
            TimeSpan? deadline = ControlBody.Text(body, "deadline") is not { } text
                ? null
                : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero ? span : throw new FormatException("deadline is a time span such as 00:15:00.");
            var which = ControlBody.Text(body, "subscription") ?? ControlBody.Text(body, "mailbox");
            return TypedResults.Ok(new ControlSubscriptions(control.FireLifecycle(ControlBody.Required(body, "event"), which, deadline)));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }

    /// <summary>Body: nothing or <c>{"mailbox":"a@b.c"}</c>; answers the time.</summary>
    private static async Task<Results<Ok<ControlTime>, BadRequest<ControlFault>>> ExpireAsync(HttpRequest request, EmulatorControl control, CancellationToken cancellationToken)
    {
        try
        {
            JsonObject body = request.ContentLength is null or 0 ? [] : await ControlBody.ReadAsync(request, cancellationToken);
            control.ExpireDeltaLinks(ControlBody.Text(body, "mailbox"));
            return TypedResults.Ok(new ControlTime(control.Now));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }

    private static Results<Ok<ControlState>, BadRequest<ControlFault>> State(string? mailbox, EmulatorControl control)
    {
        try
        {
            return TypedResults.Ok(new ControlState(control.ReadState(mailbox)));
        }
        catch (FormatException exception)
        {
            return TypedResults.BadRequest(new ControlFault(exception.Message));
        }
    }
}

/// <summary>How many subscriptions an event met.</summary>
internal sealed record ControlSubscriptions(int Subscriptions);

/// <summary>Messages as they are.</summary>
internal sealed record ControlState(IReadOnlyList<MessageState> Messages);

/// <summary>Limits broken: all of them counted, the first of them word by word.</summary>
internal sealed record ControlViolations(int Total, IReadOnlyList<Throttling.LimitViolation> Violations);
