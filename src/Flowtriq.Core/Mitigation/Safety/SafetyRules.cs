using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>The rules that look at one mitigation by itself.</summary>
internal static class SafetyRules
{
    internal static Refusal? Check(DesiredMitigation mitigation, SafetyFacts facts) =>
        Life(mitigation, facts)
        ?? Address(mitigation, facts)
        ?? mitigation.Action.Match(
            filter => FlowSpecSafety.Check(mitigation, filter.Rule, facts),
            rule => FlowSpecSafety.Check(mitigation, rule.Rule, facts),
            blackhole => Blackhole(mitigation, blackhole.Prefix),
            divert => Divert(mitigation, divert, facts)
        )
        ?? Owner(mitigation, facts);

    private static Refusal? Life(DesiredMitigation mitigation, SafetyFacts facts)
    {
        if (mitigation.Disposition != Disposition.Apply)
            return new(mitigation, RefusalKind.NotApproved, "it is only a proposal until somebody approves it");
        if (mitigation.Expires is not { } expires)
            return new(mitigation, RefusalKind.Expiry, "it has no expiry");
        if (expires <= facts.Now)
            return new(mitigation, RefusalKind.Expiry, $"it expired at {expires:u}");
        return expires - facts.Now > facts.Limits.LongestLife
            ? new(
                mitigation,
                RefusalKind.Expiry,
                $"it would last longer than {facts.Limits.LongestLife.TotalHours:0} h"
            )
            : null;
    }

    private static Refusal? Address(DesiredMitigation mitigation, SafetyFacts facts)
    {
        if (mitigation.Target is not { } target)
            return new(mitigation, RefusalKind.Wildcard, "it names no destination");
        if (!facts.Own.Any(own => own.Contains(target)))
            return new(mitigation, RefusalKind.NotOurs, $"{target} is not inside our own prefixes");
        return facts.Protected.FirstOrDefault(entry => FlowSpecEvaluation.Overlap(entry.Prefix, target)) is { } entry
            ? new(mitigation, RefusalKind.ProtectedAddress, $"{target} touches {entry.Prefix}: {entry.What}")
            : null;
    }

    private static Refusal? Blackhole(DesiredMitigation mitigation, IpPrefix prefix)
    {
        var shortest = prefix.IsV4 ? FlowSpecRules.ShortestV4 : FlowSpecRules.ShortestV6;
        if (prefix.Length < shortest)
            return new(mitigation, RefusalKind.TooWide, $"a black hole is never wider than /{shortest}");
        return prefix.IsHost || mitigation.Approvals >= 2
            ? null
            : new(
                mitigation,
                RefusalKind.TooWide,
                $"{prefix} is more than one host: two people must approve, {mitigation.Approvals} did"
            );
    }

    private static Refusal? Divert(DesiredMitigation mitigation, MitigationAction.Divert divert, SafetyFacts facts)
    {
        if (!facts.Divertible.Contains(divert.Prefix))
            return new(mitigation, RefusalKind.NotDivertible, $"{divert.Prefix} is not configured for diversion");
        return string.IsNullOrWhiteSpace(divert.Provider)
            ? new(mitigation, RefusalKind.NotDivertible, "it names no scrubbing provider")
            : null;
    }

    private static Refusal? Owner(DesiredMitigation mitigation, SafetyFacts facts)
    {
        if (
            mitigation.Level == MitigationLevel.Firewall
            || facts.Customers.OwnerOf(mitigation.Target!.Value) is not null
        )
            return null;
        // A diverted prefix may be ours and hold several customers.
        var holdsCustomers =
            mitigation.Level == MitigationLevel.Scrubbing
            && facts.Customers.All.Any(c => c.Prefixes.Any(prefix => mitigation.Target.Value.Contains(prefix)));
        return holdsCustomers
            ? null
            : new(
                mitigation,
                RefusalKind.NoCustomer,
                $"{mitigation.Target} belongs to no customer: level 1 is the most it gets"
            );
    }
}
