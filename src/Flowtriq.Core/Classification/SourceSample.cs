using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// A uniform sample of the distinct sources of a stream in fixed memory (distinct sampling, Gibbons 2001): a source is kept when
/// its hash starts with <see cref="Level"/> zero bits, and the level rises when the table is full. All packets of a kept source are
/// counted, so the number of sources, and how many sent one packet only, are known to about 3 %.
/// </summary>
internal sealed class SourceSample
{
    private const int Slots = 2048;
    private const int Full = Slots * 3 / 4;
    private const int Deepest = 40;

    private readonly Entry[] _entries = new Entry[Slots];

    internal int Level { get; private set; }

    internal int Kept { get; private set; }

    internal void Add(IpAddress source, byte timeToLive)
    {
        var hash = Hash(source);
        if (!Passes(hash, Level))
            return;
        ref var entry = ref Slot(hash);
        if (entry.Packets == 0)
        {
            entry = new Entry(hash, timeToLive);
            if (++Kept >= Full && Level < Deepest)
                Thin();
            return;
        }

        entry.Packets++;
        entry.TimeToLiveVaries |= entry.TimeToLive != timeToLive;
    }

    internal void Clear()
    {
        Array.Clear(_entries);
        Level = 0;
        Kept = 0;
    }

    /// <summary>What is known of the sources that did not occur in <paramref name="other"/>.</summary>
    internal SourceStatistics Without(SourceSample? other)
    {
        var level = Math.Max(Level, other?.Level ?? 0);
        var statistics = default(SourceStatistics) with { Scale = Math.Pow(2, level) };
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Packets > 0 && Passes(entry.Hash, level) && other?.Holds(entry.Hash) != true)
                statistics = statistics.With(entry.Packets, entry.TimeToLiveVaries);
        }

        return statistics;
    }

    private bool Holds(ulong hash) => Slot(hash).Packets > 0;

    private static bool Passes(ulong hash, int level) => level == 0 || hash >> (64 - level) == 0;

    private void Thin()
    {
        Level++;
        for (var i = 0; i < Slots; i++)
        {
            // Closing the gap may move another entry here, so look again.
            while (_entries[i].Packets > 0 && !Passes(_entries[i].Hash, Level))
                Remove(i);
        }
    }

    /// <summary>Empties a slot and moves later entries of its run forward, so that each is still found from its own slot on.</summary>
    private void Remove(int gap)
    {
        _entries[gap] = default;
        Kept--;
        for (var i = Next(gap); _entries[i].Packets > 0; i = Next(i))
        {
            var home = (int)(_entries[i].Hash & (Slots - 1));
            var reachable = gap <= i ? home > gap && home <= i : home > gap || home <= i;
            if (reachable)
                continue;
            _entries[gap] = _entries[i];
            _entries[i] = default;
            gap = i;
        }
    }

    private static int Next(int slot) => (slot + 1) & (Slots - 1);

    /// <summary>The slot of a hash, or the free one where it would go; there is always a free one.</summary>
    private ref Entry Slot(ulong hash)
    {
        var index = (int)(hash & (Slots - 1));
        while (_entries[index].Packets != 0 && _entries[index].Hash != hash)
            index = Next(index);
        return ref _entries[index];
    }

    /// <summary>The finaliser of SplitMix64 over both halves.</summary>
    private static ulong Hash(IpAddress source)
    {
        var value = (ulong)source.Bits ^ ((ulong)(source.Bits >> 64) * 0x9E37_79B9_7F4A_7C15);
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }

    private struct Entry(ulong hash, byte timeToLive)
    {
        internal readonly ulong Hash = hash;
        internal int Packets = 1;
        internal readonly byte TimeToLive = timeToLive;
        internal bool TimeToLiveVaries;
    }
}
