namespace Flowtriq.Core.Traffic;

/// <summary>Frames of at most a snap length in one preallocated block.</summary>
internal sealed class PacketStore(int capacity, int snapLength)
{
    private readonly byte[] bytes = new byte[capacity * snapLength];
    private readonly SampledPacket[] packets = new SampledPacket[capacity];
    private readonly ushort[] lengths = new ushort[capacity];

    internal int Capacity => packets.Length;

    internal ref readonly SampledPacket Packet(int slot) => ref packets[slot];

    internal ReadOnlySpan<byte> Frame(int slot) => bytes.AsSpan(slot * snapLength, lengths[slot]);

    internal void Put(int slot, in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        var length = Math.Min(frame.Length, snapLength);
        packets[slot] = packet;
        lengths[slot] = (ushort)length;
        frame[..length].CopyTo(bytes.AsSpan(slot * snapLength));
    }
}
