using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Flowtriq.Agent.Kernel;

/// <summary>What a network card has been allowed to do by itself (ethtool -k), by SIOCETHTOOL (netdevice(7)). Reads only; needs no permission.</summary>
internal static unsafe class EthtoolFeatures
{
    private const nuint EthtoolRequest = 0x8946; // SIOCETHTOOL
    private const uint GetStrings = 0x1b; // ETHTOOL_GSTRINGS
    private const uint GetSetInfo = 0x37; // ETHTOOL_GSSET_INFO
    private const uint GetFeatures = 0x3a; // ETHTOOL_GFEATURES
    private const int FeatureNames = 4; // ETH_SS_FEATURES
    private const int NameLength = 32; // ETH_GSTRING_LEN
    private const int MostFeatures = 1_024;
    private const int InterfaceNameLength = 16; // IFNAMSIZ

    /// <summary>Whether a feature is in force; null when the kernel or the card does not say.</summary>
    internal static bool? IsOn(string interfaceName, string feature)
    {
        if (Encoding.UTF8.GetByteCount(interfaceName) >= InterfaceNameLength)
            return null;
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            return IsOn((int)socket.Handle, interfaceName, feature);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static bool? IsOn(int socket, string interfaceName, string feature)
    {
        // struct ethtool_sset_info { u32 cmd, reserved; u64 sset_mask; u32 data[]; }
        var set = new byte[20];
        BinaryPrimitives.WriteUInt32LittleEndian(set, GetSetInfo);
        BinaryPrimitives.WriteUInt64LittleEndian(set.AsSpan(8), 1UL << FeatureNames);
        if (!Ask(socket, interfaceName, set))
            return null;
        var count = MemoryMarshal.Read<int>(set.AsSpan(16));
        if (count is <= 0 or > MostFeatures)
            return null;

        // struct ethtool_gstrings { u32 cmd, string_set, len; u8 data[]; }
        var names = new byte[12 + count * NameLength];
        BinaryPrimitives.WriteUInt32LittleEndian(names, GetStrings);
        BinaryPrimitives.WriteUInt32LittleEndian(names.AsSpan(4), FeatureNames);
        if (!Ask(socket, interfaceName, names))
            return null;

        // struct ethtool_gfeatures { u32 cmd, size; struct { u32 available, requested, active, never_changed; } features[]; }
        var blocks = (count + 31) / 32;
        var states = new byte[8 + blocks * 16];
        BinaryPrimitives.WriteUInt32LittleEndian(states, GetFeatures);
        BinaryPrimitives.WriteInt32LittleEndian(states.AsSpan(4), blocks);
        return Ask(socket, interfaceName, states) ? Find(names, states, count, feature) : null;
    }

    private static bool? Find(byte[] names, byte[] states, int count, string feature)
    {
        for (var index = 0; index < count; index++)
        {
            var name = names.AsSpan(12 + index * NameLength, NameLength);
            var end = name.IndexOf((byte)0);
            if (Encoding.ASCII.GetString(end < 0 ? name : name[..end]) != feature)
                continue;
            var active = MemoryMarshal.Read<uint>(states.AsSpan(8 + index / 32 * 16 + 8));
            return (active >> (index % 32) & 1) == 1;
        }

        return null;
    }

    private static bool Ask(int socket, string interfaceName, byte[] command)
    {
        // struct ifreq { char ifr_name[16]; void *ifr_data; ... } of 40 bytes
        Span<byte> request = stackalloc byte[40];
        request.Clear();
        Encoding.UTF8.GetBytes(interfaceName, request);
        fixed (byte* data = command)
        fixed (byte* start = request)
        {
            *(byte**)(start + InterfaceNameLength) = data;
            return LibC.Control(socket, EthtoolRequest, start) == 0;
        }
    }
}
