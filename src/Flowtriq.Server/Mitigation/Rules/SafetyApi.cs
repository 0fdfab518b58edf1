using System.Security.Claims;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What the safety kernel goes by; the kill switch is <see cref="KillSwitchApi"/>.</summary>
internal static class SafetyApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/safety").WithTags("safety");
        KillSwitchApi.Map(api);
        api.MapGet("/", Show).RequireAuthorization(Roles.ReadOnly);
        MapEdits(api.MapGroup("").RequireAuthorization(Roles.Admin));
    }

    private static void MapEdits(RouteGroupBuilder api)
    {
        api.MapPut(
            "/limits",
            static (SafetyLimitsBody body, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.SetLimitsAsync(Asker.Of(user), body, cancel).AnswerAsync()
        );
        api.MapPut(
            "/dry-run",
            static (DryRunRequest request, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.SetDryRunAsync(Asker.Of(user), request.On, cancel).AnswerAsync()
        );
        api.MapPost(
            "/own-prefixes",
            static (OwnPrefixRequest request, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.AddOwnAsync(Asker.Of(user), request, cancel).AnswerAsync()
        );
        api.MapDelete(
            "/own-prefixes/{number:long}",
            static (long number, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.RemoveOwnAsync(Asker.Of(user), number, cancel).AnswerAsync()
        );
        api.MapPost(
            "/protected",
            static (ProtectedPrefixRequest request, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.ProtectAsync(Asker.Of(user), request, cancel).AnswerAsync()
        );
        api.MapDelete(
            "/protected/{number:long}",
            static (long number, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel, string? why = null) =>
                desk.UnprotectAsync(Asker.Of(user), number, why ?? "", cancel).AnswerAsync()
        );
        api.MapPost(
            "/edits/{number:long}/confirm",
            static (long number, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.ConfirmAsync(Asker.Of(user), number, cancel).AnswerAsync()
        );
        api.MapPost(
            "/edits/{number:long}/reject",
            static (long number, SafetyDesk desk, ClaimsPrincipal user, CancellationToken cancel) =>
                desk.RejectAsync(Asker.Of(user), number, cancel).AnswerAsync()
        );
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
}
