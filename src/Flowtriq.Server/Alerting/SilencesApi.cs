using System.Security.Claims;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting;

using Changed = Results<Ok<AlertingView>, ValidationProblem, ProblemHttpResult>;

/// <summary>What an analyst does at night: keep quiet for a while, and take that back.</summary>
internal static class SilencesApi
{
    private const int MostAtOnce = 200;

    internal static void Map(RouteGroupBuilder api)
    {
        var silences = api.MapGroup("/silences").RequireAuthorization(Roles.Analyst);
        silences.MapPost("/", BeginAsync);
        silences.MapPost("/incidents", BeginForIncidentsAsync);
        silences.MapDelete("/{number:long}", EndAsync);
    }

    private static async Task<Changed> BeginAsync(
        SilenceRequest request,
        PlanDesk desk,
        AlertingViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var faults = new RequestFaults();
        PlanCheck.Silence(request.Match, request.Reason, request.Seconds, faults);
        if (faults.All is { Count: > 0 } all)
            return TypedResults.ValidationProblem(all);
        await desk.SilenceAsync(request.Match, request.Reason, request.Seconds, user.DisplayName(), cancel);
        return TypedResults.Ok(views.All());
    }

    private static async Task<Changed> BeginForIncidentsAsync(
        BulkSilenceRequest request,
        PlanDesk desk,
        AlertingViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var faults = new RequestFaults();
        PlanCheck.Silence(new AlertMatchBody(), request.Reason, request.Seconds, faults);
        faults.When(request.Incidents.Count is 0 or > MostAtOnce, "incidents", "One to 200 incidents.");
        if (faults.All is { Count: > 0 } all)
            return TypedResults.ValidationProblem(all);
        foreach (var incident in request.Incidents.Distinct())
        {
            var match = new AlertMatchBody(Incident: incident);
            await desk.SilenceAsync(match, request.Reason, request.Seconds, user.DisplayName(), cancel);
        }
        return TypedResults.Ok(views.All());
    }

    private static async Task<Changed> EndAsync(
        long number,
        PlanDesk desk,
        AlertingViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await desk.EndSilenceAsync(number, user.DisplayName(), cancel)
            ? TypedResults.Ok(views.All())
            : Refusals.NotFound($"There is no silence {number} that lasts.");
}
