using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>What a customer file holds. Customers are complete only when there is no error; import all or nothing.</summary>
/// <param name="Customers">In the order of their first line.</param>
/// <param name="Errors">Every error of the file, in the order of its lines.</param>
public sealed record CustomerImport(ImmutableArray<Customer> Customers, ImmutableArray<ImportError> Errors)
{
    /// <summary>True when the file may be imported.</summary>
    public bool IsValid => Errors.IsEmpty;

    /// <summary>The first line of each customer, by name without regard to case.</summary>
    public ImmutableDictionary<string, int> Lines { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The line of each prefix.</summary>
    public ImmutableDictionary<IpPrefix, int> PrefixLines { get; init; } = ImmutableDictionary<IpPrefix, int>.Empty;
}
