using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>Somebody whose traffic the network carries and may be asked to protect.</summary>
public sealed record Customer
{
    /// <summary>Unique within the workspace; compared without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Address space the customer owns.</summary>
    public ImmutableArray<IpPrefix> Prefixes { get; init; } = [];

    /// <summary>E-mail addresses to be informed.</summary>
    public ImmutableArray<string> Contacts { get; init; } = [];

    /// <summary>Name of the policy; null for the workspace's.</summary>
    public string? Policy { get; init; }

    /// <summary>How many addresses the customer has; IPv6 counts /64 networks.</summary>
    public double Addresses =>
        Prefixes.Sum(prefix => Math.Pow(2, Math.Max(0, (prefix.IsV4 ? 32 : 64) - prefix.Length)));
}
