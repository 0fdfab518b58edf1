using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// What the control messages of one received frame say (cmsg(3)): the receive time (SCM_TIMESTAMPNS, socket(7)), the length
/// on the wire and the VLAN tag that the kernel took out of the frame (tpacket_auxdata, packet(7)).
/// </summary>
/// <param name="UnixNanoseconds">Receive time; 0 when the kernel gave none.</param>
/// <param name="WireLength">Length on the wire without the stripped tag; 0 when the kernel gave none.</param>
/// <param name="VlanTag">The tag, protocol identifier in the upper half; null when there was none.</param>
internal readonly record struct ControlMessages(long UnixNanoseconds, int WireLength, uint? VlanTag)
{
    private const int HeaderSize = 16;
    private const int SolSocket = 1;
    private const int TimestampNanoseconds = 35;
    private const int SolPacket = 263;
    private const int AuxiliaryData = 8;
    private const uint VlanValid = 1 << 4;
    private const uint VlanProtocolValid = 1 << 6;
    private const uint Dot1Q = 0x8100;

    internal static ControlMessages Read(ReadOnlySpan<byte> control)
    {
        long time = 0;
        var wire = 0;
        uint? tag = null;
        while (control.Length >= HeaderSize)
        {
            var length = MemoryMarshal.Read<long>(control);
            if (length < HeaderSize || length > control.Length)
                break;
            var level = MemoryMarshal.Read<int>(control[8..]);
            var type = MemoryMarshal.Read<int>(control[12..]);
            var data = control[HeaderSize..(int)length];
            if (level == SolSocket && type == TimestampNanoseconds && data.Length >= 16)
            {
                time = MemoryMarshal.Read<long>(data) * 1_000_000_000 + MemoryMarshal.Read<long>(data[8..]);
            }
            else if (level == SolPacket && type == AuxiliaryData && data.Length >= 20)
            {
                // struct tpacket_auxdata { u32 status, len, snaplen; u16 mac, net, vlan_tci, vlan_tpid; }
                var status = MemoryMarshal.Read<uint>(data);
                wire = MemoryMarshal.Read<int>(data[4..]);
                var tpid = (status & VlanProtocolValid) != 0 ? MemoryMarshal.Read<ushort>(data[18..]) : Dot1Q;
                if ((status & VlanValid) != 0)
                    tag = tpid << 16 | MemoryMarshal.Read<ushort>(data[16..]);
            }

            var aligned = (int)(length + 7 & ~7L);
            control = aligned >= control.Length ? default : control[aligned..];
        }

        return new ControlMessages(time, wire, tag);
    }
}
