using System.Text.Json.Serialization.Metadata;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting.Plans;

using Changed = Results<Ok<AlertingView>, ValidationProblem, ProblemHttpResult>;

/// <summary>Checks what admins write, has it stored, and answers with everything as it is then.</summary>
internal sealed class PlanEdits(PlanDesk desk, Recipients recipients, AlertingViews views)
{
    internal Task<Changed> PutRouteAsync(long? number, AlertRouteBody body, string by, CancellationToken cancel)
    {
        var faults = new RequestFaults();
        PlanCheck.Route(body, desk.Book, faults);
        return PutAsync(AlertingKinds.Route, number, body, AlertingJson.Default.AlertRouteBody, by, faults, cancel);
    }

    internal Task<Changed> PutPolicyAsync(long? number, EscalationPolicyBody body, string by, CancellationToken cancel)
    {
        var faults = new RequestFaults();
        PlanCheck.Policy(body, Known(), faults);
        return PutAsync(
            AlertingKinds.Policy,
            number,
            body,
            AlertingJson.Default.EscalationPolicyBody,
            by,
            faults,
            cancel
        );
    }

    internal Task<Changed> PutRotaAsync(long? number, RotaBody body, string by, CancellationToken cancel)
    {
        var faults = new RequestFaults();
        PlanCheck.Rota(body, Known(), faults);
        return PutAsync(AlertingKinds.Rota, number, body, AlertingJson.Default.RotaBody, by, faults, cancel);
    }

    internal Task<Changed> PutWindowAsync(long? number, MaintenanceBody body, string by, CancellationToken cancel)
    {
        var faults = new RequestFaults();
        PlanCheck.Window(body, faults);
        return PutAsync(AlertingKinds.Window, number, body, AlertingJson.Default.MaintenanceBody, by, faults, cancel);
    }

    internal async Task<Changed> RemoveAsync(string kind, long number, CancellationToken cancel)
    {
        if (UseOf(kind, number) is { } use)
            return Refusals.Conflict($"{use} still names it.");
        return await desk.RemoveAsync(kind, number, cancel)
            ? TypedResults.Ok(views.All())
            : Refusals.NotFound($"There is no {kind} {number}.");
    }

    private string? UseOf(string kind, long number) =>
        kind switch
        {
            AlertingKinds.Policy => desk.Book.Routes.FirstOrDefault(route => route.Body.Policy == number).Body?.Name,
            AlertingKinds.Rota => desk
                .Book.Policies.FirstOrDefault(policy =>
                    policy.Body.Steps.Any(step => step.Targets.Contains(new AlertTarget.OnCall(number).ToString()))
                )
                .Body?.Name,
            _ => null,
        };

    private HashSet<string> Known() =>
        [
            .. recipients.All().Select(static recipient => recipient.Target),
            .. desk.Book.Rotas.Select(static rota => new AlertTarget.OnCall(rota.Number).ToString()),
        ];

    private async Task<Changed> PutAsync<T>(
        string kind,
        long? number,
        T body,
        JsonTypeInfo<T> shape,
        string by,
        RequestFaults faults,
        CancellationToken cancel
    )
    {
        if (faults.All is { Count: > 0 } all)
            return TypedResults.ValidationProblem(all);
        if (number is not { } existing)
            await desk.AddAsync(kind, body, shape, by, cancel);
        else if (!await desk.ReplaceAsync(kind, existing, body, shape, by, cancel))
            return Refusals.NotFound($"There is no {kind} {existing}.");
        return TypedResults.Ok(views.All());
    }
}
