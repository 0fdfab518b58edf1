using System.Buffers.Binary;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// One frame in the memory shared with the kernel: struct tpacket2_hdr, struct sockaddr_ll, then the bytes (packet(7),
/// linux/if_packet.h).
/// </summary>
internal readonly unsafe ref struct RingFrame
{
    internal const int HeaderBytes = 32;
    internal const int VlanTag = 4;
    internal const uint OfKernel = 0;
    internal const uint OfUser = 1;

    private const uint LosingBit = 1 << 2;
    private const uint VlanValid = 1 << 4;
    private const uint VlanProtocolValid = 1 << 6;
    private const ushort Dot1Q = 0x8100;
    private const byte OutgoingPacket = 4;

    private readonly byte* _slot;
    private readonly uint _status;

    internal RingFrame(byte* slot, uint status)
    {
        _slot = slot;
        _status = status;
    }

    /// <summary>Receive time, nanoseconds since 1970 UTC.</summary>
    internal long UnixNanoseconds => Seconds * 1_000_000_000L + Nanoseconds;

    /// <summary>Length on the wire in bytes, with the VLAN tag.</summary>
    internal int WireLength => Length + (HasTag ? VlanTag : 0);

    /// <summary>The node sent it.</summary>
    internal bool Outgoing => _slot[HeaderBytes + 10] == OutgoingPacket;

    /// <summary>The kernel has lost frames since its statistics were last read.</summary>
    internal bool Losing => (_status & LosingBit) != 0;

    /// <summary>
    /// The bytes, at most <paramref name="most"/> and the tag. A VLAN tag that the kernel took out is put back by moving the addresses
    /// into the four bytes reserved before the frame: ask once.
    /// </summary>
    internal ReadOnlySpan<byte> Restore(int most)
    {
        var start = _slot + LinkOffset;
        var length = Math.Min(Captured, most);
        if (!HasTag || length < 12)
            return new ReadOnlySpan<byte>(start, length);
        var protocol = (_status & VlanProtocolValid) != 0 ? TagProtocol : Dot1Q;
        new Span<byte>(start, 12).CopyTo(new Span<byte>(start - VlanTag, 12));
        BinaryPrimitives.WriteUInt32BigEndian(new Span<byte>(start + 8, VlanTag), (uint)protocol << 16 | TagControl);
        return new ReadOnlySpan<byte>(start - VlanTag, length + VlanTag);
    }

    private bool HasTag => (_status & VlanValid) != 0;

    // struct tpacket2_hdr { u32 status, len, snaplen; u16 mac, net; u32 sec, nsec; u16 vlan_tci, vlan_tpid; }
    private int Length => (int)Word(4);
    private int Captured => (int)Word(8);
    private ushort LinkOffset => Half(12);
    private uint Seconds => Word(16);
    private uint Nanoseconds => Word(20);
    private ushort TagControl => Half(24);
    private ushort TagProtocol => Half(26);

    private uint Word(int offset) => *(uint*)(_slot + offset);

    private ushort Half(int offset) => *(ushort*)(_slot + offset);
}
