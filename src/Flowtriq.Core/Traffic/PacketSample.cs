namespace Flowtriq.Core.Traffic;

/// <summary>
/// The packets of one attack: a fixed part from before the onset and a part since, which grows to its limit while the
/// attack lasts. Packets once added never change; memory is taken in blocks of 512 frames as needed.
/// </summary>
public sealed class PacketSample(long onsetNanoseconds, PacketRingOptions options)
{
    private const int BlockSize = 512;

    private readonly List<PacketStore> blocks = [];

    /// <summary>Estimated time of the first attack packet, nanoseconds since 1970 UTC.</summary>
    public long OnsetNanoseconds { get; } = onsetNanoseconds;

    /// <summary>Packets from before the onset.</summary>
    public int BeforeCount { get; private set; }

    /// <summary>Packets from the onset on.</summary>
    public int AttackCount => Count - BeforeCount;

    /// <summary>All packets.</summary>
    public int Count { get; private set; }

    /// <summary>True once the attack part has reached its limit.</summary>
    public bool IsFull => AttackCount >= options.AttackLimit;

    /// <summary>What is known of packet <paramref name="index"/>; 0..<see cref="BeforeCount"/> are from before the onset.</summary>
    public ref readonly SampledPacket this[int index] => ref blocks[index / BlockSize].Packet(index % BlockSize);

    /// <summary>Bytes of packet <paramref name="index"/>, without copying.</summary>
    public ReadOnlySpan<byte> Frame(int index) => blocks[index / BlockSize].Frame(index % BlockSize);

    /// <summary>Adds a packet; false when its part is full or it is a latecomer from before the onset.</summary>
    public bool TryAdd(in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        var before = packet.TimestampNanoseconds < OnsetNanoseconds;
        if (before ? AttackCount > 0 || BeforeCount >= options.BeforeLimit : IsFull)
            return false;

        if (Count == blocks.Count * BlockSize)
            blocks.Add(new PacketStore(BlockSize, options.SnapLength));
        blocks[^1].Put(Count % BlockSize, packet, frame);
        Count++;
        if (before)
            BeforeCount++;
        return true;
    }
}
