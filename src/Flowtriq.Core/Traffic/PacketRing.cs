namespace Flowtriq.Core.Traffic;

/// <summary>
/// The recent past of the packet sample in preallocated memory. Each tick has a quota, large while recent and small
/// afterwards, so that neither a flood nor a busy second pushes out what came before it. It never stops collecting;
/// <see cref="Freeze"/> copies what an attack needs, and the rest of the attack goes straight into that copy.
/// </summary>
public sealed class PacketRing
{
    private readonly PacketRingOptions options;
    private readonly PacketStore recent;
    private readonly PacketStore past;
    private readonly int[] held;
    private readonly long[] offered;
    private int bucket;
    private int pastNext;
    private int pastCount;
    private ulong random = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Makes an empty ring; all memory is taken here.</summary>
    public PacketRing(PacketRingOptions options)
    {
        this.options = options;
        recent = new PacketStore(options.RecentTicks * options.RecentQuota, options.SnapLength);
        past = new PacketStore(options.PastCapacity, options.SnapLength);
        held = new int[options.RecentTicks];
        offered = new long[options.RecentTicks];
    }

    /// <summary>Packets held.</summary>
    public int Count => pastCount + held.Sum();

    /// <summary>Time between the oldest and the newest packet held.</summary>
    public TimeSpan Span
    {
        get
        {
            var (first, last) = (long.MaxValue, long.MinValue);
            for (var slot = 0; slot < pastCount; slot++)
                Widen(past, slot);
            for (var tick = 0; tick < held.Length; tick++)
            for (var slot = 0; slot < held[tick]; slot++)
                Widen(recent, tick * options.RecentQuota + slot);
            return last < first ? TimeSpan.Zero : TimeSpan.FromTicks((last - first) / 100);

            void Widen(PacketStore store, int slot)
            {
                var at = store.Packet(slot).TimestampNanoseconds;
                (first, last) = (Math.Min(first, at), Math.Max(last, at));
            }
        }
    }

    /// <summary>
    /// Takes one sampled packet. Beyond the tick's quota it replaces a random earlier one of the same tick (reservoir
    /// sampling), so that those kept stand for the whole tick.
    /// </summary>
    public void Add(in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        offered[bucket]++;
        var place = held[bucket];
        if (place < options.RecentQuota)
            held[bucket]++;
        else if ((place = (int)(NextRandom() % (ulong)offered[bucket])) >= options.RecentQuota)
            return;
        recent.Put(bucket * options.RecentQuota + place, packet, frame);
    }

    /// <summary>Ends the tick: the oldest recent tick moves to the past, thinned to its quota.</summary>
    public void Advance()
    {
        bucket = (bucket + 1) % options.RecentTicks;
        var count = held[bucket];
        var kept = Math.Min(count, options.PastQuota);
        for (var index = 0; index < kept; index++)
        {
            var slot = bucket * options.RecentQuota + (int)((long)index * count / kept);
            past.Put(pastNext, recent.Packet(slot), recent.Frame(slot));
            pastNext = (pastNext + 1) % past.Capacity;
            pastCount = Math.Min(pastCount + 1, past.Capacity);
        }

        held[bucket] = 0;
        offered[bucket] = 0;
    }

    /// <summary>
    /// Copies the newest packets from before <paramref name="onsetNanoseconds"/> and all since, in time order. The ring
    /// goes on; packets that follow are handed to <see cref="PacketSample.TryAdd"/> by the caller.
    /// </summary>
    public PacketSample Freeze(long onsetNanoseconds)
    {
        var slots = InOrder();
        var before = 0;
        while (before < slots.Length && Packet(slots[before]).TimestampNanoseconds < onsetNanoseconds)
            before++;
        var sample = new PacketSample(onsetNanoseconds, options);
        foreach (var slot in slots.AsSpan(Math.Max(0, before - options.BeforeLimit)))
            sample.TryAdd(Packet(slot), Frame(slot));
        return sample;
    }

    /// <summary>Shows every packet held that is not older than <paramref name="earliest"/>, in no particular order.</summary>
    public void Visit(long earliest, PacketVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        foreach (var slot in Slots())
        {
            ref readonly var packet = ref Packet(slot);
            if (packet.TimestampNanoseconds >= earliest)
                visitor(packet, Frame(slot));
        }
    }

    // Slots of the past come first, those of the recent ticks after its capacity; one array of numbers, since an attack begins at
    // a moment when megabytes of passing objects would show.
    private int[] InOrder()
    {
        var slots = Slots();
        slots
            .AsSpan()
            .Sort(
                (left, right) =>
                {
                    var order = Packet(left).TimestampNanoseconds.CompareTo(Packet(right).TimestampNanoseconds);
                    return order != 0 ? order : left.CompareTo(right);
                }
            );
        return slots;
    }

    private int[] Slots()
    {
        var slots = new int[Count];
        var next = 0;
        for (var slot = 0; slot < pastCount; slot++)
            slots[next++] = slot;
        for (var tick = 0; tick < held.Length; tick++)
        for (var slot = 0; slot < held[tick]; slot++)
            slots[next++] = past.Capacity + tick * options.RecentQuota + slot;
        return slots;
    }

    private ref readonly SampledPacket Packet(int slot) =>
        ref slot < past.Capacity ? ref past.Packet(slot) : ref recent.Packet(slot - past.Capacity);

    private ReadOnlySpan<byte> Frame(int slot) =>
        slot < past.Capacity ? past.Frame(slot) : recent.Frame(slot - past.Capacity);

    /// <summary>Xorshift (Marsaglia 2003): unpredictability is not needed, independence of the traffic is.</summary>
    private ulong NextRandom()
    {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return random;
    }
}
