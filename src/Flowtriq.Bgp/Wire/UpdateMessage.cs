namespace Flowtriq.Bgp.Wire;

/// <summary>UPDATE (RFC 4271 §4.3): withdrawn routes, attributes, announced routes that share the attributes.</summary>
public sealed record UpdateMessage : BgpMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Update;

    /// <summary>IPv4 unicast prefixes that are gone.</summary>
    public ValueList<Nlri> Withdrawn { get; init; }

    /// <summary>Attributes of everything announced here.</summary>
    public PathAttributes Attributes { get; init; } = new();

    /// <summary>IPv4 unicast prefixes announced.</summary>
    public ValueList<Nlri> Announced { get; init; }

    /// <summary>Routes of another family announced.</summary>
    public MpRoutes? Reach { get; init; }

    /// <summary>Routes of another family that are gone.</summary>
    public MpRoutes? Unreach { get; init; }

    /// <summary>The marker that the initial exchange of a family is complete (RFC 4724 §2).</summary>
    public static UpdateMessage EndOfRib(AddressFamily family) =>
        family == AddressFamily.Ipv4Unicast ? new() : new() { Unreach = new(family, [], []) };

    /// <summary>Announces routes of one family that share attributes.</summary>
    public static UpdateMessage Announce(
        AddressFamily family,
        PathAttributes attributes,
        ValueList<Nlri> routes,
        ValueList<Flowtriq.Core.Packets.IpAddress> nextHops
    ) =>
        family == AddressFamily.Ipv4Unicast
            ? new() { Attributes = attributes with { NextHop = nextHops[0] }, Announced = routes }
            : new() { Attributes = attributes, Reach = new(family, nextHops, routes) };

    /// <summary>Withdraws routes of one family.</summary>
    public static UpdateMessage Withdraw(AddressFamily family, ValueList<Nlri> routes) =>
        family == AddressFamily.Ipv4Unicast
            ? new() { Withdrawn = routes }
            : new() { Unreach = new(family, [], routes) };
}
