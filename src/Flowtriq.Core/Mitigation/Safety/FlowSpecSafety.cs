using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>What must hold for a rule, on a node or in a router, beyond its form.</summary>
internal static class FlowSpecSafety
{
    /// <summary>A client's port: the ephemeral and registered ranges (RFC 6335 §6).</summary>
    private const uint FirstClientPort = 1024;

    internal static Refusal? Check(DesiredMitigation mitigation, FlowSpecRule rule, SafetyFacts facts)
    {
        var match = rule.Match;
        if (match.Components.IsEmpty || match.Components.All(FlowSpecEvaluation.IsAlwaysTrue))
            return new(mitigation, RefusalKind.Wildcard, $"it matches everything towards {match.Destination}");
        if (Form(mitigation, rule, facts) is { } malformed)
            return malformed;
        foreach (var port in ProtectedPorts.All)
        {
            if (ReachesTcp(match, port))
            {
                var what = port == ProtectedPorts.Bgp ? "BGP sessions" : "the agents' connection to the controller";
                return new(mitigation, RefusalKind.ProtectedTraffic, $"it would match {what} (TCP port {port})");
            }
        }
        return facts.ScrubberSources.Any(source => ReachesGre(match, source))
            ? new(mitigation, RefusalKind.ProtectedTraffic, "it would match the scrubber's GRE, and so clean traffic")
            : null;
    }

    private static Refusal? Form(DesiredMitigation mitigation, FlowSpecRule rule, SafetyFacts facts)
    {
        var takers = Takers(mitigation.Level, facts);
        foreach (var profile in takers)
        {
            if (FlowSpecRules.Check(rule, profile) is [var fault, ..])
                return new(mitigation, Kind(fault.Kind), $"the rule {fault.Reason}");
        }
        return takers.Length == 0 ? new(mitigation, RefusalKind.BadRule, "no router takes FlowSpec rules") : null;
    }

    // Nodes take what the strictest router takes; routers without FlowSpec are not sent any.
    private static VendorProfile[] Takers(MitigationLevel level, SafetyFacts facts) =>
        level == MitigationLevel.Firewall || facts.Routers.IsEmpty
            ? [VendorProfile.Conservative]
            : [.. facts.Routers.Select(router => router.Profile).Where(profile => profile.MaxRules > 0).Distinct()];

    private static RefusalKind Kind(FlowSpecFaultKind fault) =>
        fault is FlowSpecFaultKind.NoDestination or FlowSpecFaultKind.DestinationTooWide or FlowSpecFaultKind.Wildcard
            ? RefusalKind.Wildcard
            : RefusalKind.BadRule;

    // Whether some whole packet of a session on this port can match. Flags and lengths are not looked at: a session has
    // packets of every kind.
    private static bool ReachesTcp(FlowSpecMatch match, ushort port)
    {
        if (!FlowSpecEvaluation.Allows(match, FlowSpecField.Protocol, (uint)IpProtocol.Tcp) || !MatchesWhole(match))
            return false;
        if (match[FlowSpecField.IcmpType] is not null || match[FlowSpecField.IcmpCode] is not null)
            return false;
        var either =
            FlowSpecEvaluation.Allows(match, FlowSpecField.Port, port)
            || FlowSpecEvaluation.Allows(match, FlowSpecField.Port, FirstClientPort, ushort.MaxValue);
        return either
            && (
                Reaches(match, FlowSpecField.DestinationPort, FlowSpecField.SourcePort, port)
                || Reaches(match, FlowSpecField.SourcePort, FlowSpecField.DestinationPort, port)
            );
    }

    private static bool Reaches(FlowSpecMatch match, FlowSpecField service, FlowSpecField client, ushort port) =>
        FlowSpecEvaluation.Allows(match, service, port)
        && (
            FlowSpecEvaluation.Allows(match, client, FirstClientPort, ushort.MaxValue)
            || FlowSpecEvaluation.Allows(match, client, port)
        );

    private static bool ReachesGre(FlowSpecMatch match, IpPrefix source) =>
        FlowSpecEvaluation.Allows(match, FlowSpecField.Protocol, (uint)IpProtocol.Gre)
        && (match.Source is not { } from || FlowSpecEvaluation.Overlap(from, source))
        && !match.Components.Any(component => FlowSpecFieldText.IsTransport(component.Field));

    private static bool MatchesWhole(FlowSpecMatch match) =>
        FlowSpecEvaluation.Allows(match, FlowSpecField.Fragment, (uint)FlowSpecFragments.None)
        || FlowSpecEvaluation.Allows(match, FlowSpecField.Fragment, (uint)FlowSpecFragments.DontFragment);
}
