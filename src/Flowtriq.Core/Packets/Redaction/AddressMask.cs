using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Flowtriq.Core.Packets.Redaction;

/// <summary>
/// Replaces the addresses of some prefixes by others, the same every time under one key, so that two addresses of one prefix
/// share as many leading bits afterwards as before (the construction of Crypto-PAn: each bit is flipped or not by a keyed
/// function of the bits before it). The replacements lie in 240.0.0.0/4 (RFC 1112 §4, reserved) and fd00::/8 (RFC 4193), so
/// that none is mistaken for somebody's address; all other addresses stay as they are.
/// </summary>
public sealed class AddressMask
{
    private static readonly IpPrefix Pool4 = Prefix("240.0.0.0/4");
    private static readonly IpPrefix Pool6 = Prefix("fd00::/8");

    private readonly byte[] key;
    private readonly PrefixTable<IpPrefix> places;
    private readonly Dictionary<IpAddress, IpAddress> mapped = [];

    /// <summary>Makes the mask; not for use by two threads at once.</summary>
    /// <param name="key">A secret; whoever has it can undo the mask.</param>
    /// <param name="hidden">Whose addresses are replaced.</param>
    public AddressMask(ReadOnlySpan<byte> key, IEnumerable<IpPrefix> hidden)
    {
        this.key = key.ToArray();
        places = new PrefixTable<IpPrefix>(Place(hidden));
    }

    /// <summary>The address to show.</summary>
    public IpAddress Map(IpAddress address)
    {
        if (mapped.TryGetValue(address, out var known))
            return known;
        var shown = places.TryFind(address, out var place)
            ? new IpAddress(place.Address.Bits | Walk(address, place.Length))
            : address;
        mapped[address] = shown;
        return shown;
    }

    /// <summary>Gives each outermost prefix a network of its own in the pool, the largest first.</summary>
    private Dictionary<IpPrefix, IpPrefix> Place(IEnumerable<IpPrefix> hidden)
    {
        var placed = new Dictionary<IpPrefix, IpPrefix>();
        foreach (var prefix in hidden.Distinct().OrderBy(one => one.Length).ThenBy(one => one.Address))
        {
            if (placed.Keys.Any(outer => outer.Contains(prefix)))
                continue;
            var pool = prefix.IsV4 ? Pool4 : Pool6;
            if (prefix.Length <= pool.Length)
            {
                placed[prefix] = pool;
                continue;
            }

            var start = new IpPrefix(
                new IpAddress(pool.Address.Bits | Walk(prefix.Address, pool.Length)),
                prefix.Length
            );
            placed[prefix] = FreeFrom(start, pool, placed);
        }

        return placed;
    }

    /// <summary>The first network at or after this one that no other overlaps; this one when the pool is full.</summary>
    private static IpPrefix FreeFrom(IpPrefix start, IpPrefix pool, Dictionary<IpPrefix, IpPrefix> placed)
    {
        var size = UInt128.One << (start.Address.Width - start.Length);
        var candidate = start;
        for (var tries = 0; tries <= placed.Count; tries++)
        {
            if (!placed.Values.Any(other => other.Contains(candidate)))
                return candidate;
            var next = new IpAddress(candidate.Address.Bits + size);
            candidate = new IpPrefix(pool.Contains(next) ? next : pool.Address, start.Length);
        }

        return start;
    }

    /// <summary>The bits of an address from one on, each flipped or not by the bits before it; zero before.</summary>
    private UInt128 Walk(IpAddress address, int from)
    {
        Span<byte> input = stackalloc byte[17];
        Span<byte> output = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var result = UInt128.Zero;
        for (var bit = from; bit < address.Width; bit++)
        {
            var below = address.Width - bit;
            BinaryPrimitives.WriteUInt128BigEndian(input, below == 128 ? default : address.Bits >> below << below);
            input[16] = (byte)bit;
            HMACSHA256.HashData(key, input, output);
            var flipped = ((address.Bits >> (below - 1)) & 1) ^ (UInt128)(output[0] & 1);
            result |= flipped << (below - 1);
        }

        return result;
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));
}
