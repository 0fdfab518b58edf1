using System.Numerics;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>
/// A hash table of <see cref="TargetEntry"/> that grows in steps up to a fixed capacity and then gives the place of
/// the coldest of sixteen neighbours to a newcomer, so that a carpet of random addresses never displaces a heavy target.
/// </summary>
internal sealed class TargetTable(int capacity)
{
    private const int ChunkBits = 11;
    private const int ChunkSize = 1 << ChunkBits;
    private const int MaxHeads = 1 << 16;
    private const int Candidates = 16;

    private readonly List<TargetEntry[]> chunks = [];
    private readonly List<uint> touched = [];
    private int[] heads = [];
    private int free = -1;
    private int hand;

    internal int Count { get; private set; }

    internal int Slots => chunks.Count * ChunkSize;

    internal long Evicted { get; private set; }

    /// <summary>Slots that <see cref="Recent"/> hands out together.</summary>
    internal const int RunLength = 64;

    internal ref TargetEntry this[int index] => ref chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    internal int Find(in IpPrefix prefix, Direction direction)
    {
        if (heads.Length == 0)
            return -1;
        var bits = prefix.Address.Bits;
        return Find((ulong)(bits >> 64), (ulong)bits, prefix.Length, direction);
    }

    /// <summary>Finds or makes the entry; a new one starts empty at tick <paramref name="now"/>.</summary>
    internal ref TargetEntry Touch(in IpPrefix prefix, Direction direction, uint now)
    {
        var bits = prefix.Address.Bits;
        var (high, low) = ((ulong)(bits >> 64), (ulong)bits);
        if (heads.Length == 0)
            Grow();
        var index = Find(high, low, prefix.Length, direction);
        if (index >= 0)
        {
            Note(index, now);
            return ref this[index];
        }

        if (free < 0 && Slots < capacity)
            Grow();
        if (free < 0)
            Remove(Coldest(now));
        index = free;
        ref var entry = ref this[index];
        free = entry.Next;
        var head = Head(high, low, prefix.Length, direction);
        entry = new TargetEntry
        {
            High = high,
            Low = low,
            PrefixLength = prefix.Length,
            Direction = direction,
            Tick = now,
            Next = heads[head],
        };
        heads[head] = index;
        Note(index, now);
        Count++;
        return ref entry;
    }

    /// <summary>
    /// The slots from <paramref name="first"/> on, a multiple of <see cref="RunLength"/>; none when no entry of that run was touched
    /// in the last <paramref name="ticks"/> ticks before or at <paramref name="now"/>. Lets a pass over a quiet table look at a few
    /// numbers instead of at every entry.
    /// </summary>
    internal Span<TargetEntry> Recent(int first, uint now, uint ticks) =>
        (int)(now - touched[first / RunLength]) < (int)ticks
            ? chunks[first >> ChunkBits].AsSpan(first & (ChunkSize - 1), RunLength)
            : default;

    /// <summary>
    /// Drops entries silent for <paramref name="idle"/> ticks among the next slots: all of them are looked at in
    /// <paramref name="ticks"/> ticks, whatever their number, so that a small table costs little.
    /// </summary>
    internal void Sweep(uint now, uint idle, int ticks)
    {
        if (Count == 0 && Slots <= ChunkSize)
            return;
        // In groups, so that a newcomer always finds the sixteen neighbours in which the one before it took the coldest place.
        var groups = (Slots + Candidates * ticks - 1) / (Candidates * ticks);
        for (var left = groups * Candidates; left > 0; left--)
        {
            hand = hand + 1 >= Slots ? 0 : hand + 1;
            ref var entry = ref this[hand];
            if (entry.Used && now - entry.Tick > idle)
                Remove(hand);
        }

        if (Count == 0 && Slots > ChunkSize)
            Release();
        else if (Slots > 2 * ChunkSize && Count * 4 < Slots)
            Compact();
    }

    private int Find(ulong high, ulong low, byte length, Direction direction)
    {
        for (var index = heads[Head(high, low, length, direction)]; index >= 0; )
        {
            ref var entry = ref this[index];
            if (entry.Is(high, low, length, direction))
                return index;
            index = entry.Next;
        }

        return -1;
    }

    private int Head(ulong high, ulong low, byte length, Direction direction)
    {
        // Two odd multipliers (from the golden ratio and from MurmurHash3's finaliser) spread neighbouring addresses.
        var hash = (low ^ BitOperations.RotateLeft(high, 29) ^ ((ulong)length << 56) ^ ((ulong)direction << 48));
        hash = (hash ^ (hash >> 31)) * 0x9E37_79B9_7F4A_7C15;
        hash = (hash ^ (hash >> 29)) * 0xFF51_AFD7_ED55_8CCD;
        return (int)((hash >> 40) & (uint)(heads.Length - 1));
    }

    // Moving an entry touches it at the tick it had: the newest of a run counts.
    private void Note(int index, uint now)
    {
        var run = index / RunLength;
        if ((int)(now - touched[run]) > 0)
            touched[run] = now;
    }

    private int Coldest(uint now)
    {
        var victim = -1;
        var coldest = float.MaxValue;
        for (var tried = 0; tried < Candidates; tried++)
        {
            hand = hand + 1 >= Slots ? 0 : hand + 1;
            var heat = this[hand].Sum(now, 10).Packets + this[hand].Normal / 10;
            if (heat >= coldest)
                continue;
            coldest = heat;
            victim = hand;
        }

        Evicted++;
        return victim;
    }

    private void Remove(int index)
    {
        ref var entry = ref this[index];
        ref var link = ref heads[Head(entry.High, entry.Low, entry.PrefixLength, entry.Direction)];
        while (link != index)
            link = ref this[link].Next;
        link = entry.Next;
        entry = default;
        entry.Next = free;
        free = index;
        Count--;
    }

    private void Grow()
    {
        var first = Slots;
        chunks.Add(new TargetEntry[ChunkSize]);
        touched.AddRange(new uint[ChunkSize / RunLength]);
        for (var index = Math.Min(Slots, capacity) - 1; index >= first; index--)
        {
            this[index].Next = free;
            free = index;
        }

        if (heads.Length < MaxHeads && heads.Length < Slots)
            Rehash();
    }

    private void Rehash()
    {
        heads = new int[Math.Min(MaxHeads, (int)BitOperations.RoundUpToPowerOf2((uint)Slots))];
        Array.Fill(heads, -1);
        for (var index = 0; index < Slots; index++)
        {
            ref var entry = ref this[index];
            if (!entry.Used)
                continue;
            ref var head = ref heads[Head(entry.High, entry.Low, entry.PrefixLength, entry.Direction)];
            entry.Next = head;
            head = index;
        }
    }

    private void Compact()
    {
        TargetEntry[][] old = [.. chunks];
        Release();
        foreach (var chunk in old)
        foreach (ref var entry in chunk.AsSpan())
        {
            if (!entry.Used)
                continue;
            ref var copy = ref Touch(entry.Prefix, entry.Direction, entry.Tick);
            var next = copy.Next;
            copy = entry;
            copy.Next = next;
        }
    }

    private void Release()
    {
        chunks.Clear();
        touched.Clear();
        heads = [];
        free = -1;
        hand = 0;
        Count = 0;
        Grow();
    }
}
