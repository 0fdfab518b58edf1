using System.Security.Claims;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting;

using Changed = Results<Ok<AlertingView>, ValidationProblem, ProblemHttpResult>;

/// <summary>Routes, escalation policies, rotas and maintenance windows; what analysts do is <see cref="SilencesApi"/>.</summary>
internal static class AlertingApi
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", Show).RequireAuthorization(Roles.ReadOnly);
        var edits = api.MapGroup("").RequireAuthorization(Roles.Admin);
        edits.MapPut("/routes/order", OrderAsync);
        edits.MapPost("/routes", AddRouteAsync);
        edits.MapPut("/routes/{number:long}", PutRouteAsync);
        edits.MapPost("/policies", AddPolicyAsync);
        edits.MapPut("/policies/{number:long}", PutPolicyAsync);
        edits.MapPost("/rotas", AddRotaAsync);
        edits.MapPut("/rotas/{number:long}", PutRotaAsync);
        edits.MapPost("/windows", AddWindowAsync);
        edits.MapPut("/windows/{number:long}", PutWindowAsync);
        MapRemoval(edits, "/routes/{number:long}", AlertingKinds.Route);
        MapRemoval(edits, "/policies/{number:long}", AlertingKinds.Policy);
        MapRemoval(edits, "/rotas/{number:long}", AlertingKinds.Rota);
        MapRemoval(edits, "/windows/{number:long}", AlertingKinds.Window);
    }

    private static Ok<AlertingView> Show(AlertingViews views) => TypedResults.Ok(views.All());

    private static async Task<Changed> OrderAsync(
        AlertingOrderRequest request,
        PlanDesk desk,
        AlertingViews views,
        CancellationToken cancel
    )
    {
        if (!desk.Book.Routes.Select(static route => route.Number).Order().SequenceEqual(request.Numbers.Order()))
            return Refusals.Invalid("numbers", "Name every route once.");
        await desk.OrderAsync(request.Numbers, cancel);
        return TypedResults.Ok(views.All());
    }

    private static Task<Changed> AddRouteAsync(
        AlertRouteBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutRouteAsync(null, body, user.DisplayName(), cancel);

    private static Task<Changed> PutRouteAsync(
        long number,
        AlertRouteBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutRouteAsync(number, body, user.DisplayName(), cancel);

    private static Task<Changed> AddPolicyAsync(
        EscalationPolicyBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutPolicyAsync(null, body, user.DisplayName(), cancel);

    private static Task<Changed> PutPolicyAsync(
        long number,
        EscalationPolicyBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutPolicyAsync(number, body, user.DisplayName(), cancel);

    private static Task<Changed> AddRotaAsync(
        RotaBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutRotaAsync(null, body, user.DisplayName(), cancel);

    private static Task<Changed> PutRotaAsync(
        long number,
        RotaBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutRotaAsync(number, body, user.DisplayName(), cancel);

    private static Task<Changed> AddWindowAsync(
        MaintenanceBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutWindowAsync(null, body, user.DisplayName(), cancel);

    private static Task<Changed> PutWindowAsync(
        long number,
        MaintenanceBody body,
        PlanEdits edits,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => edits.PutWindowAsync(number, body, user.DisplayName(), cancel);

    private static void MapRemoval(RouteGroupBuilder edits, string pattern, string kind) =>
        edits.MapDelete(
            pattern,
            (long number, PlanEdits plans, CancellationToken cancel) => plans.RemoveAsync(kind, number, cancel)
        );
}
