using System.Security.Claims;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

using Changed = Results<Ok<PolicyView>, ValidationProblem, ProblemHttpResult>;

/// <summary>Policies: named, one of them the workspace's.</summary>
internal static class PoliciesApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/policies").WithTags("policies");
        PolicyPreviewApi.Map(api);
        api.MapGet("/", List).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/presets", Presets).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{number:long}", Find).RequireAuthorization(Roles.ReadOnly);
        api.MapPost("/", CreateAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/presets/{preset}", CreateFromPresetAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/{number:long}/copy", CopyAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/{number:long}", ReplaceAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/{number:long}/workspace", MakeWorkspaceAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/{number:long}", DeleteAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<PolicyView[]> List(Database database)
    {
        using var reading = RuleReading.Begin(database);
        return TypedResults.Ok<PolicyView[]>([
            .. PolicyStore.All(reading.Snapshot).Select(policy => View(reading, policy)),
        ]);
    }

    private static Ok<PolicyBody[]> Presets() =>
        TypedResults.Ok<PolicyBody[]>([.. PolicyPresets.All.Select(PolicyBodies.Of)]);

    private static Results<Ok<PolicyView>, ProblemHttpResult> Find(long number, Database database)
    {
        using var reading = RuleReading.Begin(database);
        return PolicyStore.Find(reading.Snapshot, number) is { } policy
            ? TypedResults.Ok(View(reading, policy))
            : Refusals.NotFound($"There is no policy {number}.");
    }

    private static Task<Changed> CreateAsync(
        PolicyBody body,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.CreateAsync(user.DisplayName(), body, cancel).AnswerAsync();

    private static async Task<Changed> CreateFromPresetAsync(
        string preset,
        PolicyNameRequest request,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (PolicyPresets.All.FirstOrDefault(policy => policy.Name == preset) is not { } policy)
        {
            var names = string.Join(", ", PolicyPresets.All.Select(static known => known.Name));
            return Refusals.NotFound($"There is no preset {preset}: there are {names}.");
        }
        var body = PolicyBodies.Of(policy) with { Name = request.Name };
        return await desk.CreateAsync(user.DisplayName(), body, cancel).AnswerAsync();
    }

    private static Task<Changed> CopyAsync(
        long number,
        PolicyNameRequest request,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.CopyAsync(user.DisplayName(), number, request.Name, cancel).AnswerAsync();

    private static Task<Changed> ReplaceAsync(
        long number,
        PolicyBody body,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel,
        int? revision = null
    ) => desk.ReplaceAsync(user.DisplayName(), number, revision, body, cancel).AnswerAsync();

    private static Task<Changed> MakeWorkspaceAsync(
        long number,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.MakeWorkspaceAsync(user.DisplayName(), number, cancel).AnswerAsync();

    private static Task<Changed> DeleteAsync(
        long number,
        PolicyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.DeleteAsync(user.DisplayName(), number, cancel).AnswerAsync();

    private static PolicyView View(RuleReading reading, PolicyRow policy) =>
        policy.View(CustomerStore.UsersOf(reading.Snapshot, policy.Number));
}
