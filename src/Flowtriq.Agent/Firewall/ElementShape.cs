using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// The matches that need no rule of their own: an element in a hash set, looked up by a fixed rule, costs the same with one
/// element and with a hundred thousand. Only for hosts and for discarding; everything else is a rule in its target's chain.
/// </summary>
/// <param name="Set">Name of the set without the family: "sport".</param>
/// <param name="Type">Type of its elements after the address.</param>
/// <param name="Lookup">The fixed rule's expression after the address, and what must hold before it.</param>
internal sealed record ElementShape(string Set, string Type, string Lookup)
{
    private const int MostElements = 16;

    /// <summary>Destination, protocol, source port: answers of reflectors.</summary>
    internal static readonly ElementShape SourcePort = new(
        "sport",
        "inet_proto . inet_service",
        "meta l4proto . th sport"
    );

    /// <summary>Destination, protocol, destination port: floods to one service.</summary>
    internal static readonly ElementShape DestinationPort = new(
        "dport",
        "inet_proto . inet_service",
        "meta l4proto . th dport"
    );

    /// <summary>Destination, protocol: later fragments, which carry no ports.</summary>
    internal static readonly ElementShape Fragment = new("frag", "inet_proto", "meta l4proto");

    /// <summary>Destination, protocol: all of it.</summary>
    internal static readonly ElementShape Protocol = new("proto", "inet_proto", "meta l4proto");

    /// <summary>In the order in which they are looked up.</summary>
    internal static readonly ElementShape[] All = [SourcePort, DestinationPort, Fragment, Protocol];

    /// <summary>The shape of a rule and its elements without the address; null when none fits.</summary>
    internal static (ElementShape Shape, IReadOnlyList<string> Elements)? Of(FlowSpecRule rule)
    {
        var match = rule.Match;
        if (!rule.Action.IsDiscard || match is not { Destination.IsHost: true, Source: null })
            return null;
        if (Single(match, FlowSpecField.Protocol) is not [var protocol])
            return null;
        var number = protocol.ToString(CultureInfo.InvariantCulture);
        if (match.Components.Length == 1)
            return (Protocol, [number]);
        if (match.Components.Length != 2)
            return null;
        if (match[FlowSpecField.Fragment] is { } fragment)
            return fragment.Equals(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment))
                ? (Fragment, [number])
                : null;
        if (protocol is not ((uint)IpProtocol.Tcp or (uint)IpProtocol.Udp or (uint)IpProtocol.Sctp))
            return null;
        return Ports(match, FlowSpecField.SourcePort, SourcePort, number)
            ?? Ports(match, FlowSpecField.DestinationPort, DestinationPort, number);
    }

    private static (ElementShape, IReadOnlyList<string>)? Ports(
        FlowSpecMatch match,
        FlowSpecField field,
        ElementShape shape,
        string protocol
    ) =>
        Single(match, field) is { Count: > 0 and <= MostElements } ports
            ? (shape, [.. ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{protocol} . {port}"))])
            : null;

    // The single values a component takes; null when it takes ranges, or is not there.
    private static List<uint>? Single(FlowSpecMatch match, FlowSpecField field)
    {
        if (match[field] is not { } component)
            return null;
        var ranges = FlowSpecEvaluation.Ranges(component);
        return ranges.All(static range => range.Low == range.High)
            ? [.. ranges.Select(static range => range.Low)]
            : null;
    }
}
