using System.Security.Claims;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using IncidentEvent = Flowtriq.Server.Contract.IncidentEvent;

namespace Flowtriq.Server.Incidents;

using Changed = Results<Ok<IncidentDetail>, ValidationProblem, ProblemHttpResult>;

/// <summary>One incident and what people do to it; the list is <see cref="IncidentListApi"/>.</summary>
internal static class IncidentsApi
{
    internal static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/incidents").WithTags("incidents");
        IncidentListApi.Map(api);
        api.MapGet("/{number:long}", Detail).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{number:long}/events", Events).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{number:long}/metrics", TrafficAsync)
            .RequireAuthorization(Roles.ReadOnly)
            .SaysWhenMeasurementsAreAway();
        api.MapPost("/{number:long}/acknowledge", AcknowledgeAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/resolve", ResolveAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/notes", AddNoteAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/verdict", GiveVerdictAsync).RequireAuthorization(Roles.Analyst);
    }

    private static Results<Ok<IncidentDetail>, ProblemHttpResult> Detail(long number, IncidentReader reader) =>
        reader.Find(new IncidentId(number)) is { } incident
            ? TypedResults.Ok(reader.Detail(incident))
            : Unknown(number);

    private static Results<Ok<IncidentEvent[]>, ProblemHttpResult> Events(
        long number,
        IncidentReader reader,
        IncidentStore store
    ) =>
        reader.Find(new IncidentId(number)) is { } incident
            ? TypedResults.Ok<IncidentEvent[]>([.. store.Events(incident.Id).Select(static e => e.View())])
            : Unknown(number);

    private static async Task<Results<Ok<Series>, ValidationProblem, ProblemHttpResult>> TrafficAsync(
        long number,
        IncidentReader reader,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null
    )
    {
        if (reader.Find(new IncidentId(number)) is not { } incident)
            return Unknown(number);
        var whole = IncidentReader.SpanOf(incident, time.GetUtcNow());
        return TimeRange.TryParse(from, to, whole, out var range, out var errors)
            ? TypedResults.Ok(await reader.TrafficAsync(incident, range, cancel))
            : TypedResults.ValidationProblem(errors);
    }

    private static Task<Changed> AcknowledgeAsync(
        long number,
        IncidentDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.DoAsync(number, (i, now) => i.Acknowledge(user.DisplayName(), now), cancel);

    private static Task<Changed> ResolveAsync(
        long number,
        ResolveRequest? request,
        IncidentDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var reason = (request?.Reason ?? "").Trim();
        return reason.Length > 1000
            ? Task.FromResult<Changed>(Refusals.Invalid("reason", "A reason has at most 1,000 characters."))
            : desk.DoAsync(number, (i, now) => i.Resolve(user.DisplayName(), reason, now), cancel);
    }

    private static Task<Changed> AddNoteAsync(
        long number,
        NoteRequest request,
        IncidentDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        request.Text.Trim().Length is 0 or > 10_000
            ? Task.FromResult<Changed>(Refusals.Invalid("text", "A note has 1 to 10,000 characters."))
            : desk.DoAsync(number, (i, now) => i.AddNote(user.DisplayName(), request.Text, now), cancel);

    private static Task<Changed> GiveVerdictAsync(
        long number,
        VerdictRequest request,
        IncidentDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.DoAsync(number, (i, now) => i.GiveVerdict(user.DisplayName(), request.Verdict, now), cancel);

    private static ProblemHttpResult Unknown(long number) =>
        Refusals.NotFound($"There is no incident {new IncidentId(number)}.");
}
