using System.Security.Claims;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

using Changed = Results<Ok<SafetyEditResult>, ValidationProblem, ProblemHttpResult>;

/// <summary>What the safety kernel goes by; the kill switch is <see cref="KillSwitchApi"/>.</summary>
internal static class SafetyApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/safety").WithTags("safety");
        KillSwitchApi.Map(api);
        api.MapGet("/", Show).RequireAuthorization(Roles.ReadOnly);
        api.MapPut("/limits", SetLimitsAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/dry-run", SetDryRunAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/own-prefixes", AddOwnAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/own-prefixes/{number:long}", RemoveOwnAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/protected", ProtectAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/protected/{number:long}", UnprotectAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/edits/{number:long}/confirm", ConfirmAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/edits/{number:long}/reject", RejectAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<SafetyView> Show(
        Database database,
        KillSwitch killSwitch,
        AdminCount admins,
        IEnumerable<DerivedProtection> derived,
        TimeProvider time,
        ClaimsPrincipal user
    )
    {
        using var reading = RuleReading.Begin(database);
        var tx = reading.Snapshot;
        return TypedResults.Ok(
            new SafetyView(
                [.. SafetyStore.Own(tx).Select(static own => own.OwnView())],
                SafetyLimitsReader.Body(SafetyStore.Limits(tx)),
                SafetyStore.DryRun(tx),
                [.. SafetyStore.Protected(tx).Select(static entry => entry.ProtectedView()), .. Derived(derived)],
                [.. SafetyEdits.Waiting(tx, time.GetUtcNow()).Select(edit => edit.View(user.MemberId()))],
                killSwitch.View(),
                admins.Now()
            )
        );
    }

    private static IEnumerable<ProtectedPrefixView> Derived(IEnumerable<DerivedProtection> derived) =>
        from source in derived
        from entry in source.Entries()
        select new ProtectedPrefixView(null, entry.Prefix.ToString(), entry.What, null, source.Source);

    private static Task<Changed> SetLimitsAsync(
        SafetyLimitsBody body,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.SetLimitsAsync(Asker.Of(user), body, cancel).AnswerAsync();

    private static Task<Changed> SetDryRunAsync(
        DryRunRequest request,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.SetDryRunAsync(Asker.Of(user), request.On, cancel).AnswerAsync();

    private static Task<Changed> AddOwnAsync(
        OwnPrefixRequest request,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.AddOwnAsync(Asker.Of(user), request, cancel).AnswerAsync();

    private static Task<Changed> RemoveOwnAsync(
        long number,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.RemoveOwnAsync(Asker.Of(user), number, cancel).AnswerAsync();

    private static Task<Changed> ProtectAsync(
        ProtectedPrefixRequest request,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.ProtectAsync(Asker.Of(user), request, cancel).AnswerAsync();

    private static Task<Changed> UnprotectAsync(
        long number,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel,
        string? why = null
    ) => desk.UnprotectAsync(Asker.Of(user), number, why ?? "", cancel).AnswerAsync();

    private static Task<Changed> ConfirmAsync(
        long number,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.ConfirmAsync(Asker.Of(user), number, cancel).AnswerAsync();

    private static Task<Changed> RejectAsync(
        long number,
        SafetyDesk desk,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => desk.RejectAsync(Asker.Of(user), number, cancel).AnswerAsync();
}
