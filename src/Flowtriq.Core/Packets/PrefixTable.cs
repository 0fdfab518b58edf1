using System.Diagnostics.CodeAnalysis;

namespace Flowtriq.Core.Packets;

/// <summary>
/// Longest-prefix match for IPv4 and IPv6. Built once and never changed, so any number of threads may read it; a new set
/// of prefixes is a new table, swapped whole.
/// </summary>
/// <remarks>
/// The prefixes are flattened into disjoint address ranges, so a lookup is one binary search whatever the nesting. Memory
/// per prefix, besides <typeparamref name="T"/>: at most 17 bytes for IPv4 and 41 for IPv6. Beyond 4,096 ranges
/// of a family an index of at most 256 KiB leaves the search a few steps.
/// </remarks>
/// <typeparam name="T">What is known of a prefix.</typeparam>
public sealed class PrefixTable<T>
{
    private readonly AddressRanges<uint> v4;
    private readonly AddressRanges<UInt128> v6;
    private readonly byte[] lengths;
    private readonly T[] values;

    /// <summary>Makes a table. When a prefix is given twice the last value holds.</summary>
    public PrefixTable(IEnumerable<KeyValuePair<IpPrefix, T>> prefixes)
    {
        var unique = new Dictionary<IpPrefix, T>();
        foreach (var (prefix, value) in prefixes)
            unique[prefix] = value;

        // In this order a prefix follows every prefix that contains it.
        var sorted = unique.Keys.Order().ToArray();
        v4 = AddressRanges<uint>.Build(sorted, v4: true);
        v6 = AddressRanges<UInt128>.Build(sorted, v4: false);
        lengths = [.. sorted.Select(prefix => prefix.Length)];
        values = [.. sorted.Select(prefix => unique[prefix])];
    }

    /// <summary>Number of prefixes.</summary>
    public int Count => values.Length;

    /// <summary>The value of the longest prefix of the address's family that contains it.</summary>
    public bool TryFind(IpAddress address, [MaybeNullWhen(false)] out T value)
    {
        var entry = Find(address);
        value = entry < 0 ? default : values[entry];
        return entry >= 0;
    }

    /// <summary>The longest prefix that contains the address, and its value.</summary>
    public bool TryFind(IpAddress address, out IpPrefix prefix, [MaybeNullWhen(false)] out T value)
    {
        var entry = Find(address);
        prefix = entry < 0 ? default : new IpPrefix(address, lengths[entry]);
        value = entry < 0 ? default : values[entry];
        return entry >= 0;
    }

    /// <summary>True when some prefix contains the address.</summary>
    public bool Contains(IpAddress address) => Find(address) >= 0;

    private int Find(IpAddress address) => address.IsV4 ? v4.Find(address.V4) : v6.Find(address.Bits);
}
