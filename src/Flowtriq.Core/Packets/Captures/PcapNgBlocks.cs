namespace Flowtriq.Core.Packets.Captures;

/// <summary>Block types and option codes of pcapng (draft-ietf-opsawg-pcapng §3.5, §4).</summary>
internal static class PcapNgBlocks
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint ObsoletePacket = 2;
    public const uint SimplePacket = 3;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;

    public const uint ByteOrderMagic = 0x1A2B3C4D;

    public const ushort EndOfOptions = 0;
    public const ushort Comment = 1;

    public const ushort SectionHardware = 2;
    public const ushort SectionOperatingSystem = 3;
    public const ushort SectionApplication = 4;

    public const ushort InterfaceName = 2;
    public const ushort InterfaceDescriptionText = 3;
    public const ushort InterfaceSpeed = 8;
    public const ushort InterfaceTimeResolution = 9;
    public const ushort InterfaceFilter = 11;
    public const ushort InterfaceTimeOffset = 14;

    public const ushort PacketDropCount = 4;

    public const ushort StatisticsStart = 2;
    public const ushort StatisticsReceived = 4;
    public const ushort StatisticsDropped = 5;
    public const ushort StatisticsAccepted = 6;
    public const ushort StatisticsLost = 7;
    public const ushort StatisticsDelivered = 8;
}
