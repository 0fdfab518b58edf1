using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Routers;

/// <summary>One route of every kind, all of documentation prefixes, and the group that announces them.</summary>
public static class DemonstrationRoutes
{
    /// <summary>Next hops that the lab's routers discard.</summary>
    public static PeerGroup Group { get; } =
        new()
        {
            Name = "default",
            NextHopV4 = Address("192.0.2.1"),
            NextHopV6 = Address("100::1"),
            LargeCommunities = [new LargeCommunity(65000, 666, 1)],
        };

    /// <summary>Blackholes and rules of both families.</summary>
    public static DesiredRoutes All { get; } =
        DesiredRoutes.From([
            DesiredRoute.Blackhole(Prefix("203.0.113.7/32")),
            DesiredRoute.Blackhole(Prefix("2001:db8:7::7/128")),
            DesiredRoute.FlowSpec(
                new(
                    FlowSpecMatch
                        .To(Prefix("203.0.113.9/32"))
                        .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                        .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53))
                        .With(FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, 1000))
                        .With(FlowSpecComponent.Fragment(FlowSpecFragments.FirstFragment)),
                    FlowSpecAction.Discard
                )
            ),
            DesiredRoute.FlowSpec(
                new(
                    FlowSpecMatch
                        .To(Prefix("203.0.113.10/32"))
                        .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                        .With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment)),
                    FlowSpecAction.Limit(new BytesPerSecond(125_000))
                )
            ),
            DesiredRoute.FlowSpec(
                new(
                    FlowSpecMatch
                        .To(Prefix("2001:db8:9::9/128"))
                        .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                        .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 123))
                        .With(FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, 400)),
                    FlowSpecAction.Discard
                )
            ),
        ]);

    /// <summary>This many rules towards distinct hosts.</summary>
    public static DesiredRoutes Rules(int count) =>
        DesiredRoutes.From(
            Enumerable.Range(0, count).Select(index => DesiredRoute.FlowSpec(Rule(index, FlowSpecAction.Discard)))
        );

    /// <summary>A rule towards the host of a number, in 198.18.0.0/15.</summary>
    public static FlowSpecRule Rule(int index, FlowSpecAction action) =>
        new(
            FlowSpecMatch
                .To(IpPrefix.Host(IpAddress.FromV4(0xC612_0000 + (uint)index)))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53)),
            action
        );

    public static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));

    public static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
