using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flowtriq.Core.Packets;

/// <summary>
/// Address space of one family cut into disjoint ranges, each with the number of the longest prefix that covers it.
/// </summary>
/// <typeparam name="TKey">An address in host order: <see cref="uint"/> for IPv4, <see cref="UInt128"/> for IPv6.</typeparam>
internal sealed class AddressRanges<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>, IUnsignedNumber<TKey>
{
    private const int None = -1;
    private const int IndexBits = 16;
    private const int RangesWorthAnIndex = 4_096;

    /// <summary>Where each range begins; the first is 0, so that every address lies in one.</summary>
    private readonly TKey[] starts;
    private readonly int[] entries;

    /// <summary>
    /// The range in which each of up to 65,536 equal parts of the space between the first and the last start begins, and
    /// the last range after them; none in small tables.
    /// </summary>
    private readonly int[]? index;
    private readonly TKey indexStart;
    private readonly int indexShift;

    private AddressRanges(List<(TKey Start, int Entry)> ranges)
    {
        starts = [.. ranges.Select(range => range.Start)];
        entries = [.. ranges.Select(range => range.Entry)];
        if (starts.Length < RangesWorthAnIndex)
            return;

        indexStart = starts[1];
        var used = int.CreateTruncating(TKey.Log2(starts[^1] - indexStart)) + 1;
        indexShift = Math.Max(0, used - IndexBits);
        index = MakeIndex();
    }

    private static int Width => Unsafe.SizeOf<TKey>() * 8;

    /// <summary>Takes the prefixes of one family from a sorted list; their numbers are their places in it.</summary>
    internal static AddressRanges<TKey> Build(IpPrefix[] sorted, bool v4)
    {
        var ranges = new List<(TKey Start, int Entry)> { (TKey.Zero, None) };
        var open = new Stack<(TKey Last, int Entry)>();
        for (var entry = 0; entry < sorted.Length; entry++)
        {
            var prefix = sorted[entry];
            if (prefix.IsV4 != v4)
                continue;

            var first = TKey.CreateTruncating(prefix.Address.Bits);
            var last = prefix.Length == 0 ? TKey.MaxValue : first | (TKey.MaxValue >>> prefix.Length);
            if (prefix.Length == Width)
                last = first;
            Close(ranges, open, before: first);
            Begin(ranges, first, entry);
            open.Push((last, entry));
        }

        Close(ranges, open, before: null);
        return new AddressRanges<TKey>(ranges);
    }

    /// <summary>The number of the longest prefix that contains the address, or -1.</summary>
    public int Find(TKey address)
    {
        var low = 0;
        var high = starts.Length - 1;
        if (index is not null)
        {
            if (address < indexStart)
                return entries[0];

            var part = (address - indexStart) >>> indexShift;
            if (part >= TKey.CreateTruncating(index.Length - 1))
                return entries[high];
            low = index[int.CreateTruncating(part)];
            high = index[int.CreateTruncating(part) + 1];
        }

        // The last range that begins at or before the address.
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (starts[middle] <= address)
                low = middle;
            else
                high = middle - 1;
        }

        return entries[low];
    }

    /// <summary>Ends every open prefix that lies wholly before an address; what encloses it goes on after its end.</summary>
    private static void Close(List<(TKey, int)> ranges, Stack<(TKey Last, int Entry)> open, TKey? before)
    {
        while (open.TryPeek(out var top) && (before is null || top.Last < before))
        {
            open.Pop();
            if (top.Last != TKey.MaxValue)
                Begin(ranges, top.Last + TKey.One, open.TryPeek(out var enclosing) ? enclosing.Entry : None);
        }
    }

    private static void Begin(List<(TKey Start, int Entry)> ranges, TKey start, int entry)
    {
        if (ranges[^1].Start == start)
            ranges[^1] = (start, entry);
        else
            ranges.Add((start, entry));
    }

    private int[] MakeIndex()
    {
        var parts = int.CreateTruncating((starts[^1] - indexStart) >>> indexShift) + 1;
        var made = new int[parts + 1];
        var range = 1;
        for (var part = 0; part < parts; part++)
        {
            var first = indexStart + (TKey.CreateTruncating(part) << indexShift);
            while (range + 1 < starts.Length && starts[range + 1] <= first)
                range++;
            made[part] = range;
        }

        made[parts] = starts.Length - 1;
        return made;
    }
}
