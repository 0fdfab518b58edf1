namespace Flowtriq.Core.Packets.Captures;

/// <summary>One packet of a capture file. <see cref="Data"/> points into the file's memory; nothing is copied.</summary>
public readonly record struct CapturedPacket
{
    /// <summary>Nanoseconds since the Unix epoch; 0 where the file keeps no time (pcapng simple packets).</summary>
    public required long Nanoseconds { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required int WireLength { get; init; }

    /// <summary>How <see cref="Data"/> begins; may be a value the parser does not know.</summary>
    public required LinkType Link { get; init; }

    /// <summary>The bytes kept, from the link header on.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Name of the interface, empty when the file does not say.</summary>
    public required string InterfaceName { get; init; }

    /// <summary>Index of the interface within its section; 0 in pcap.</summary>
    public int InterfaceIndex { get; init; }

    /// <summary>The packet's first comment, when it has one.</summary>
    public string? Comment { get; init; }

    /// <summary>Packets lost between this one and the one before it on the same interface, when the file says.</summary>
    public ulong? DropCount { get; init; }
}
