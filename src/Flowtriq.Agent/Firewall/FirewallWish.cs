using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>What should be in the kernel: the whole of it. Equal by content.</summary>
internal sealed record FirewallWish(
    ImmutableArray<string> Devices,
    ImmutableArray<IpPrefix> Allow,
    ImmutableArray<LocalFilter> Filters
)
{
    internal static FirewallWish Nothing { get; } = new([], [], []);

    /// <summary>True when there is nothing to be in the kernel.</summary>
    internal bool IsEmpty => Filters.IsEmpty || Devices.IsEmpty;

    public bool Equals(FirewallWish? other) =>
        other is not null
        && Devices.AsSpan().SequenceEqual(other.Devices.AsSpan())
        && Allow.AsSpan().SequenceEqual(other.Allow.AsSpan())
        && Filters.AsSpan().SequenceEqual(other.Filters.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Devices.Length, Allow.Length, Filters.Length);
}
