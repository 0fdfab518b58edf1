using System.Collections.Immutable;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

/// <summary>What pure parts of mitigation are given: an incident seen by one node, entries, and what surrounds them.</summary>
internal static class Pieces
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    internal static readonly NodeId Node = new("edge-1");
    internal static readonly IpPrefix Target = Prefix("192.0.2.7/32");

    internal static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));

    /// <summary>An attack on <see cref="Target"/> of so many packets a second, each of 500 bytes.</summary>
    internal static Incident Attack(double pps = 300_000, DateTimeOffset? seen = null) =>
        Incident.From(Incident.Open(new IncidentId(1), Seen.By(Node, seen ?? Now, pps: pps), seen ?? Now));

    internal static FlowSpecRule Rule(string target = "192.0.2.7/32") =>
        new(
            FlowSpecMatch
                .To(Prefix(target))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53)),
            FlowSpecAction.Discard
        );

    internal static MitigationAction Filter => new MitigationAction.EdgeFilter(Rule());

    internal static MitigationAction FlowSpec => new MitigationAction.FlowSpec(Rule());

    internal static MitigationAction Blackhole => new MitigationAction.Blackhole(Target);

    internal static MitigationAction.Divert Divert => new(Prefix("192.0.2.0/24"), "scrubber");

    /// <summary>An admitted entry that was just approved.</summary>
    internal static MitigationEntry Admitted(MitigationAction action) =>
        new(
            1,
            MitigationRecord.Begin(
                new DesiredMitigation
                {
                    Action = action,
                    Origin = new MitigationOrigin.ByPolicy("gold", 1),
                    Expires = Now.AddMinutes(15),
                    Incident = new IncidentId(1),
                },
                Now
            )
        )
        {
            Admitted = true,
        };

    /// <summary>The same after a backend accepted it.</summary>
    internal static MitigationEntry Accepted(MitigationAction action, string by = "edge1") =>
        Admitted(action)
            .With(new(Now, MitigationState.Requested, "handed over"))
            .With(new(Now, MitigationState.Accepted, "accepted", by));

    internal static AnnouncerPeer Router(string name, bool up = true) =>
        new()
        {
            Name = name,
            Profile = VendorProfile.Conservative,
            Up = up,
        };

    internal static AnnouncedRoute Route(string router, AnnouncedState state, string? reason = null) =>
        new(router, new Nlri.Flow(Rule().Match), state, reason);

    /// <summary>Level 1 on a node that filters, or says why not.</summary>
    internal static NodeFirewall OnNode(string reason = "", params EdgeFilterState[] filters) =>
        new(reason.Length == 0, reason, 1, 1, [.. filters], default);

    /// <summary>A filter in force that drops so much.</summary>
    internal static EdgeFilterState Dropping(double bps, bool byNode = false, string target = "192.0.2.7/32") =>
        new(
            new MitigationAction.EdgeFilter(Rule(target)),
            byNode,
            TrafficRate.Of(bps / 4_000, bps),
            1_000,
            500_000,
            Now,
            Now.AddMinutes(1)
        );

    /// <summary>One node and whatever is given beside it.</summary>
    internal static Surroundings Around(Incident? incident = null, NodeFirewall? firewall = null) =>
        new()
        {
            Nodes = new NodeSnapshot(
                1,
                [
                    new RegisteredNode
                    {
                        Id = Node,
                        Name = "edge-1",
                        EnrolledAt = Now,
                    },
                ]
            ),
            Firewalls = firewall is null
                ? ImmutableDictionary<NodeId, NodeFirewall>.Empty
                : ImmutableDictionary<NodeId, NodeFirewall>.Empty.Add(Node, firewall),
            IncidentOf = id => incident?.Id == id ? incident : null,
        };
}
