using System.Security.Claims;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>The kill switch: an analyst may throw it, an admin releases it.</summary>
internal static class KillSwitchApi
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/kill-switch", Show).RequireAuthorization(Roles.ReadOnly);
        api.MapPost("/kill-switch", EngageAsync).RequireAuthorization(Roles.Analyst);
        api.MapDelete("/kill-switch", ReleaseAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<KillSwitchView> Show(KillSwitch killSwitch) => TypedResults.Ok(killSwitch.View());

    private static async Task<Results<Ok<KillSwitchView>, ValidationProblem>> EngageAsync(
        KillSwitchRequest? request,
        KillSwitch killSwitch,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var reason = (request?.Reason ?? "").Trim();
        if (reason.Length > 1_000)
            return Refusals.Invalid("reason", "A reason has at most 1,000 characters.");
        await killSwitch.EngageAsync(user.DisplayName(), reason, cancel);
        return TypedResults.Ok(killSwitch.View());
    }

    private static async Task<Ok<KillSwitchView>> ReleaseAsync(
        KillSwitch killSwitch,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        await killSwitch.ReleaseAsync(user.DisplayName(), cancel);
        return TypedResults.Ok(killSwitch.View());
    }
}
