namespace Flowtriq.Core.Packets.Dissection;

/// <summary>One entry of ntpd's "monlist": a client the server has heard of (struct info_monitor_1 of ntp_request.h).</summary>
internal static class NtpMonlist
{
    /// <summary>Bytes of an entry with room for IPv6 addresses.</summary>
    public const int EntryLength = 72;

    private const int PortOffset = 28;
    private const int WideAddressOffset = 40;

    /// <summary>Notes the entry the reader stands at, and moves behind it.</summary>
    public static void Note(ref FieldReader reader)
    {
        var entry = reader.Rest[..EntryLength];
        var numbers = new SpanReader(entry);
        numbers.Skip(4);
        var ago = numbers.ReadUInt32();
        numbers.Skip(4);
        var count = numbers.ReadUInt32();
        var address = IpAddress.FromBytes(numbers.Take(4));
        numbers.Skip(PortOffset - 20);
        var port = numbers.ReadUInt16();
        numbers.Skip(2);
        if (numbers.ReadUInt32() == 1)
            address = IpAddress.FromBytes(entry.Slice(WideAddressOffset, 16));
        reader.Add(
            "Client",
            $"{address}, port {port}, {count} packets, last {ago} s ago",
            reader.Position,
            EntryLength
        );
        reader.Skip(EntryLength);
    }
}
