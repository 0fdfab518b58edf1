using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Composes what the safety kernel must know. Pure.</summary>
internal static class SafetySurvey
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static SafetyFacts FactsOf(Surroundings around, MitigationBook book, DateTimeOffset now) =>
        new()
        {
            Now = now,
            Own = around.Rules.Own,
            Protected = around.Rules.Protected.AddRange(around.Infrastructure()),
            ScrubberSources = around.ScrubberSources,
            Customers = around.Rules.Customers,
            Divertible = around.Divertible,
            Routers = [.. around.Peers.Select(BudgetOf)],
            Active = [.. book.Admitted.Select(static entry => entry.Key)],
            AnnouncedInLastMinute = Recent(book.Announced, now).Length,
            Limits = around.Rules.Limits,
            DryRun = around.Rules.DryRun,
            KillSwitch = around.Rules.KillSwitch,
        };

    // A router that is never sent a kind of route has room for as many as there are.
    private static RouterBudget BudgetOf(AnnouncerPeer peer) =>
        new(
            peer.Name,
            peer.TakesRules ? peer.Profile : peer.Profile with { MaxRules = 0 },
            peer.MaxFlowSpec,
            peer.Kinds.Contains(RouteKind.Blackhole) ? peer.MaxBlackholes : int.MaxValue
        );

    /// <summary>Those within a minute of now on either side: a clock that stepped must neither lock nor free the limit for long.</summary>
    internal static ImmutableArray<DateTimeOffset> Recent(
        ImmutableArray<DateTimeOffset> announced,
        DateTimeOffset now
    ) => announced.RemoveAll(at => (now - at).Duration() >= Minute);
}
