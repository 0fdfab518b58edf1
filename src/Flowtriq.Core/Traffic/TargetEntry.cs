using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>
/// One target's last ten ticks in 68 bytes: the newest tick in full precision, the nine before it as 16-bit floats
/// (relative error 0.4 %) with the mean packet length in eight bits (1.8 %).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TargetEntry
{
    /// <summary>Past ticks held beside the newest one.</summary>
    internal const int Past = 9;

    internal ulong High;
    internal ulong Low;
    internal int Next;
    internal uint Tick;
    internal float Packets;
    internal float Bytes;
    internal float Normal;
    internal PacketBuckets PastPackets;
    internal LengthBuckets PastLengths;
    internal byte NormalLength;
    internal ushort Weight;
    internal byte PrefixLength;
    internal Direction Direction;

    internal readonly bool Used => PrefixLength != 0;

    internal readonly IpPrefix Prefix => new(new IpAddress(new UInt128(High, Low)), PrefixLength);

    internal readonly bool Is(ulong high, ulong low, byte length, Direction direction) =>
        Low == low && High == high && PrefixLength == length && Direction == direction;

    /// <summary>Closes the ticks up to <paramref name="now"/> so that the newest one is empty and current.</summary>
    internal void MoveTo(uint now)
    {
        var gap = now - Tick;
        if (gap == 0)
            return;
        if (gap > Past)
        {
            PastPackets = default;
            PastLengths = default;
        }
        else
        {
            var slot = (int)(Tick % Past);
            PastPackets[slot] = CompactFloat.Encode(Packets);
            PastLengths[slot] = CompactFloat.EncodeLength(Packets > 0 ? Bytes / Packets : 0);
            for (var tick = Tick + 1; tick != now; tick++)
                PastPackets[(int)(tick % Past)] = 0;
        }

        Tick = now;
        Packets = 0;
        Bytes = 0;
    }

    /// <summary>Packets and bytes of the <paramref name="count"/> ticks that end with <paramref name="now"/>.</summary>
    internal readonly (float Packets, float Bytes) Sum(uint now, int count)
    {
        float packets = 0;
        float bytes = 0;
        if (now - Tick < count)
        {
            packets = Packets;
            bytes = Bytes;
        }

        for (var back = 1u; back <= Past; back++)
        {
            var tick = Tick - back;
            if (now - tick >= count)
                break;
            var slot = (int)(tick % Past);
            var value = CompactFloat.Decode(PastPackets[slot]);
            packets += value;
            bytes += value * CompactFloat.DecodeLength(PastLengths[slot]);
        }

        return (packets, bytes);
    }

    [InlineArray(Past)]
    internal struct PacketBuckets
    {
        private ushort first;
    }

    [InlineArray(Past)]
    internal struct LengthBuckets
    {
        private byte first;
    }
}
