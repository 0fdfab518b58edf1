using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>Who owns which address. Immutable; a change is a new table.</summary>
public sealed class CustomerTable
{
    private readonly PrefixTable<Customer> byAddress;
    private readonly Dictionary<IpPrefix, Customer> byPrefix = [];

    /// <summary>Makes the table; a prefix named twice belongs to the last.</summary>
    public CustomerTable(IEnumerable<Customer> customers)
    {
        All = [.. customers];
        foreach (var customer in All)
        {
            foreach (var prefix in customer.Prefixes)
                byPrefix[prefix] = customer;
        }
        byAddress = new PrefixTable<Customer>(byPrefix);
    }

    /// <summary>A table without customers.</summary>
    public static CustomerTable Empty { get; } = new([]);

    /// <summary>Every customer, in the order given.</summary>
    public IReadOnlyList<Customer> All { get; }

    /// <summary>The owner of an address: the longest prefix decides.</summary>
    public bool TryFind(IpAddress address, [MaybeNullWhen(false)] out Customer owner) =>
        byAddress.TryFind(address, out owner);

    /// <summary>The customer one of whose prefixes holds the whole of <paramref name="target"/>; null when none does.</summary>
    public Customer? OwnerOf(IpPrefix target)
    {
        // Any address of the target lies in a customer's prefix if the whole target does; most lookups end here.
        if (!byAddress.TryFind(target.Address, out var longest, out var owner))
            return null;
        if (longest.Contains(target))
            return owner;
        for (int length = target.Length; length >= 0; length--)
        {
            if (byPrefix.TryGetValue(new IpPrefix(target.Address, length), out owner))
                return owner;
        }
        return null;
    }
}
