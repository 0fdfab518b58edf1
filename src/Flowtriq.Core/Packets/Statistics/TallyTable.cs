using System.Runtime.InteropServices;

namespace Flowtriq.Core.Packets.Statistics;

/// <summary>Packets and bytes by a key.</summary>
internal sealed class TallyTable<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, (long Packets, long Bytes)> counts = [];

    public int Count => counts.Count;

    public void Add(TKey key, int bytes)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count = (count.Packets + 1, count.Bytes + bytes);
    }

    /// <summary>Most packets first; equal ones by their name.</summary>
    public IReadOnlyList<TallyRow> Largest(Func<TKey, string> name, int most) =>
        [
            .. Rows(counts, name)
                .OrderByDescending(row => row.Packets)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
                .Take(most),
        ];

    /// <summary>By key, small to large.</summary>
    public IReadOnlyList<TallyRow> InOrder(Func<TKey, string> name) =>
        [.. Rows(counts.OrderBy(count => count.Key), name)];

    private static IEnumerable<TallyRow> Rows(
        IEnumerable<KeyValuePair<TKey, (long Packets, long Bytes)>> counts,
        Func<TKey, string> name
    ) => counts.Select(count => new TallyRow(name(count.Key), count.Value.Packets, count.Value.Bytes));
}
