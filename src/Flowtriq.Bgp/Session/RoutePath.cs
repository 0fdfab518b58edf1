using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Session;

/// <summary>Everything about a route except which route it is. Equal by content; routes of one path share messages.</summary>
public sealed record RoutePath(AddressFamily Family, PathAttributes Attributes, ValueList<IpAddress> NextHops)
{
    // Properties are set once, because the hash and the size are kept.
    private readonly int hash = HashCode.Combine(Family, Attributes, NextHops);

    /// <summary>The family its routes belong to.</summary>
    public AddressFamily Family { get; } = Family;

    /// <summary>Attributes without the next hop.</summary>
    public PathAttributes Attributes { get; } = Attributes;

    /// <summary>Next hops; none for FlowSpec.</summary>
    public ValueList<IpAddress> NextHops { get; } = NextHops;

    /// <summary>Bytes the attributes take, routes and next hop apart.</summary>
    internal int AttributeBytes { get; } = Measure(Attributes);

    /// <inheritdoc/>
    public bool Equals(RoutePath? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && hash == other.hash
            && Family == other.Family
            && Attributes == other.Attributes
            && NextHops == other.NextHops
        );

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    private static int Measure(PathAttributes attributes)
    {
        Span<byte> buffer = stackalloc byte[MessageHeader.MaxMessage];
        var writer = new WireWriter(buffer);
        AttributeWriter.Write(ref writer, new UpdateMessage { Attributes = attributes }, fourOctetAs: true);
        return writer.Length + 7;
    }
}
