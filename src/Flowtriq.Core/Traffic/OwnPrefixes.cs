using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>The protected address space: decides which end of a packet is ours. Immutable.</summary>
public sealed class OwnPrefixes
{
    private readonly HashSet<IpPrefix> prefixes;
    private readonly byte[] lengthsV4;
    private readonly byte[] lengthsV6;

    /// <summary>Makes the set; an empty one means "not configured".</summary>
    public OwnPrefixes(IEnumerable<IpPrefix> own)
    {
        prefixes = [.. own];
        lengthsV4 = Lengths(v4: true);
        lengthsV6 = Lengths(v4: false);
    }

    /// <summary>No address space configured.</summary>
    public static OwnPrefixes None { get; } = new([]);

    /// <summary>True when no prefix is configured.</summary>
    public bool IsEmpty => prefixes.Count == 0;

    /// <summary>Finds the longest own prefix that holds the address.</summary>
    public bool TryFind(IpAddress address, out IpPrefix prefix)
    {
        foreach (var length in address.IsV4 ? lengthsV4 : lengthsV6)
        {
            prefix = new IpPrefix(address, length);
            if (prefixes.Contains(prefix))
                return true;
        }

        prefix = default;
        return false;
    }

    private byte[] Lengths(bool v4) =>
        [.. prefixes.Where(p => p.IsV4 == v4).Select(p => p.Length).Distinct().OrderDescending()];
}
