using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Composes what the ladder must know of an incident. Pure.</summary>
internal static class LadderSurvey
{
    internal static LadderFacts FactsOf(
        Incident incident,
        Policy policy,
        Surroundings around,
        MitigationBook book,
        DateTimeOffset now
    )
    {
        var measure = AttackMeasure.Of(incident, around, now);
        var memory = book.Memories.GetValueOrDefault(incident.Id.Number);
        return new LadderFacts
        {
            Residual = measure.Dropped is null ? null : measure.Residual.Bits,
            LinkShare = measure.LinkShare,
            Unavailable =
            [
                .. Enum.GetValues<MitigationLevel>().Where(level => IsUnavailable(level, incident, around, book)),
            ],
            Rejected = [.. memory?.Rejected ?? []],
            Approvals = [.. memory?.Approvals ?? []],
            Owner = incident.Target is { } target ? around.Rules.Customers.OwnerOf(target) : null,
            Plan = PlanOf(incident, policy, around),
            Diversion = incident.Target is { } diverted ? around.DiversionFor(diverted) : null,
        };
    }

    /// <summary>The rules against an incident's vectors that every node and every router with FlowSpec takes.</summary>
    internal static FlowSpecPlan PlanOf(Incident incident, Policy policy, Surroundings around) =>
        incident.Target is { } target
            ? FlowSpecPlanner.Plan(
                target,
                incident.Picture,
                around.MixOf(incident),
                new PlanOptions { Profile = Strictest(around.Peers), Excluded = policy.Exclusions.Vectors }
            )
            : FlowSpecPlan.None;

    /// <summary>Takes what all of them take; routers without FlowSpec are sent no rules and have no say.</summary>
    internal static VendorProfile Strictest(IEnumerable<AnnouncerPeer> peers) =>
        peers
            .Where(static peer => peer.TakesRules)
            .Select(static peer => peer.Profile)
            .Aggregate(
                VendorProfile.Conservative,
                static (all, next) =>
                    all with
                    {
                        Name = "strictest",
                        MaxRuleBytes = Math.Min(all.MaxRuleBytes, next.MaxRuleBytes),
                        MaxTerms = Math.Min(all.MaxTerms, next.MaxTerms),
                        MaxRules = Math.Min(all.MaxRules, next.MaxRules),
                        Fields = all.Fields.Intersect(next.Fields),
                        NotEqual = all.NotEqual && next.NotEqual,
                        PacketRates = all.PacketRates && next.PacketRates,
                        MinRate = all.MinRate.CompareTo(next.MinRate) >= 0 ? all.MinRate : next.MinRate,
                    }
            );

    /// <summary>Why nothing can carry a level out for this incident; null when something can.</summary>
    internal static string? WhyUnavailable(MitigationLevel level, Incident incident, Surroundings around) =>
        level switch
        {
            MitigationLevel.Firewall => NoNode(incident, around),
            MitigationLevel.FlowSpec => around.Peers.Any(static peer => peer is { Up: true, TakesRules: true })
                ? null
                : "no router that takes FlowSpec is connected",
            MitigationLevel.Blackhole => around.Peers.Any(static peer => peer is { Up: true, TakesBlackholes: true })
                ? null
                : "no router that takes black holes is connected",
            MitigationLevel.Scrubbing => incident.Target is { } target && around.DiversionFor(target) is not null
                ? null
                : "no diversion is configured for this target",
        };

    private static string? NoNode(Incident incident, Surroundings around)
    {
        var nodes = incident.Observations.Select(static o => o.Latest.Node).Distinct().ToList();
        if (nodes.Exists(node => around.Firewalls.GetValueOrDefault(node) is { Available: true }))
            return null;
        var reasons = nodes
            .Select(node => around.Firewalls.GetValueOrDefault(node)?.Reason)
            .OfType<string>()
            .Where(static reason => reason.Length > 0)
            .Distinct()
            .ToImmutableArray();
        return reasons.IsEmpty
            ? "no node that sees the attack says that it can filter"
            : $"no node that sees the attack can filter: {string.Join("; ", reasons)}";
    }

    private static bool MayComeBack(MitigationLevel level, Surroundings around) =>
        level switch
        {
            MitigationLevel.Firewall => around.IsYoung,
            MitigationLevel.FlowSpec => around.Peers.Any(peer => peer.TakesRules && around.There.Contains(peer.Name)),
            MitigationLevel.Blackhole => around.Peers.Any(peer =>
                peer.TakesBlackholes && around.There.Contains(peer.Name)
            ),
            MitigationLevel.Scrubbing => false,
        };

    // What the safety kernel refused as a whole will not come: the ladder must not wait for its effect.
    private static bool IsUnavailable(
        MitigationLevel level,
        Incident incident,
        Surroundings around,
        MitigationBook book
    )
    {
        if (WhyUnavailable(level, incident, around) is not null && !MayComeBack(level, around))
            return true;
        var mine = book.Of(incident.Id.Number).Where(e => e.Record.Desired.Level == level).ToList();
        return mine.Count > 0 && mine.TrueForAll(static e => e.Refusal is not null);
    }
}
