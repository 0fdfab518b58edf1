namespace Flowtriq.Core.Traffic;

/// <summary>
/// The packets of one attack: a fixed part from before the onset and a part since, which grows to its limit while the
/// attack lasts. Packets once added never change; memory is taken in blocks of 512 frames as needed, and given back or used again
/// for what was recorded elsewhere: all from before the onset and the first of the attack stay.
/// </summary>
public sealed class PacketSample(long onsetNanoseconds, PacketRingOptions options)
{
    private const int BlockSize = 512;

    private readonly List<PacketStore?> blocks = [];
    private readonly Stack<PacketStore> spare = [];
    private int released;
    private int firstUnreleased;

    /// <summary>Estimated time of the first attack packet, nanoseconds since 1970 UTC.</summary>
    public long OnsetNanoseconds { get; } = onsetNanoseconds;

    /// <summary>Packets from before the onset.</summary>
    public int BeforeCount { get; private set; }

    /// <summary>Packets from the onset on.</summary>
    public int AttackCount => Count - BeforeCount;

    /// <summary>All packets, those no longer held included.</summary>
    public int Count { get; private set; }

    /// <summary>True once the attack part has reached its limit.</summary>
    public bool IsFull => AttackCount >= options.AttackLimit;

    /// <summary>What is known of packet <paramref name="index"/>; 0..<see cref="BeforeCount"/> are from before the onset.</summary>
    public ref readonly SampledPacket this[int index] => ref Block(index).Packet(index % BlockSize);

    /// <summary>Bytes of packet <paramref name="index"/>, without copying.</summary>
    public ReadOnlySpan<byte> Frame(int index) => Block(index).Frame(index % BlockSize);

    /// <summary>Whether packet <paramref name="index"/> can still be read; see <see cref="Release"/>.</summary>
    public bool Holds(int index) => blocks[index / BlockSize] is not null;

    /// <summary>Adds a packet; false when its part is full or it is a latecomer from before the onset.</summary>
    public bool TryAdd(in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        var before = packet.TimestampNanoseconds < OnsetNanoseconds;
        if (before ? AttackCount > 0 || BeforeCount >= options.BeforeLimit : IsFull)
            return false;

        if (Count == blocks.Count * BlockSize)
        {
            GiveBack();
            blocks.Add(spare.TryPop(out var used) ? used : new PacketStore(BlockSize, options.SnapLength));
        }

        Block(Count).Put(Count % BlockSize, packet, frame);
        Count++;
        if (before)
            BeforeCount++;
        return true;
    }

    /// <summary>
    /// Nobody will read the packets below <paramref name="below"/> one by one again; those still to come may be among them. What is
    /// from before the onset stays all the same, and the first <see cref="PacketRingOptions.AttackHeld"/> of the attack.
    /// </summary>
    public void Release(int below)
    {
        released = Math.Max(released, below);
        GiveBack();
    }

    private PacketStore Block(int index) =>
        blocks[index / BlockSize] ?? throw new InvalidOperationException("the packet was released");

    private void GiveBack()
    {
        var first = (BeforeCount + options.AttackHeld + BlockSize - 1) / BlockSize;
        var end = Math.Min(released, Count) / BlockSize;
        for (firstUnreleased = Math.Max(first, firstUnreleased); firstUnreleased < end; firstUnreleased++)
        {
            spare.Push(blocks[firstUnreleased]!);
            blocks[firstUnreleased] = null;
        }

        if (IsFull)
            spare.Clear();
    }
}
