using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// Which packets a rule applies to: the rule's identity on a router (its NLRI, RFC 8955 §4). Components are kept sorted
/// by field, one per field. Equal by content.
/// </summary>
public sealed record FlowSpecMatch
{
    /// <summary>Destination prefix; a rule without one is refused by <see cref="FlowSpecRules"/>.</summary>
    public IpPrefix? Destination { get; init; }

    /// <summary>Source prefix, of the same family.</summary>
    public IpPrefix? Source { get; init; }

    /// <summary>The other components, sorted by field.</summary>
    public ImmutableArray<FlowSpecComponent> Components { get; private init; } = [];

    /// <summary>True when the rule is for IPv4; the prefixes decide.</summary>
    public bool IsV4 => (Destination ?? Source)?.IsV4 ?? true;

    /// <summary>Bytes of the components on the wire, without the NLRI's own length.</summary>
    public int EncodedLength
    {
        get
        {
            var length = PrefixLength(Destination) + PrefixLength(Source);
            foreach (var component in Components)
                length += component.EncodedLength;
            return length;
        }
    }

    /// <summary>Everything towards <paramref name="destination"/>; add components before it is a legal rule.</summary>
    public static FlowSpecMatch To(IpPrefix destination) => new() { Destination = destination };

    /// <summary>The same match limited by one more component; replaces the one of the same field.</summary>
    public FlowSpecMatch With(FlowSpecComponent component)
    {
        var kept = Components.RemoveAll(present => present.Field == component.Field);
        var place = 0;
        while (place < kept.Length && kept[place].Field < component.Field)
            place++;
        return this with { Components = kept.Insert(place, component) };
    }

    /// <summary>The component of <paramref name="field"/>, or null.</summary>
    public FlowSpecComponent? this[FlowSpecField field]
    {
        get
        {
            foreach (var component in Components)
            {
                if (component.Field == field)
                    return component;
            }
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Equals(FlowSpecMatch? other) =>
        other is not null
        && Destination == other.Destination
        && Source == other.Source
        && Components.AsSpan().SequenceEqual(other.Components.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Destination);
        hash.Add(Source);
        foreach (var component in Components)
            hash.Add(component);
        return hash.ToHashCode();
    }

    /// <summary>"destination 203.0.113.9/32; protocol =17; source-port =53".</summary>
    public override string ToString()
    {
        var parts = new List<string>(Components.Length + 2);
        if (Destination is { } destination)
            parts.Add($"destination {destination}");
        if (Source is { } source)
            parts.Add($"source {source}");
        foreach (var component in Components)
            parts.Add(component.ToString());
        return string.Join("; ", parts);
    }

    // Type and length, the offset of IPv6 (RFC 8956 §3.1), then as many bytes as the prefix has.
    private static int PrefixLength(IpPrefix? prefix) =>
        prefix is { } present ? (present.IsV4 ? 2 : 3) + ((present.Length + 7) / 8) : 0;
}
