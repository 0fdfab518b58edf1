using System.Buffers.Binary;

namespace Flowtriq.Lab.Traffic;

/// <summary>Writes the classic capture file tcpreplay reads (draft-ietf-opsawg-pcap): Ethernet, one microsecond apart.</summary>
public static class PcapFile
{
    public static void Write(string path, IEnumerable<byte[]> frames)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b2c3d4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 65_535);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 1);
        file.Write(header);

        var record = header[..16];
        var index = 0u;
        foreach (var frame in frames)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(record, index / 1_000_000);
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], index % 1_000_000);
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], frame.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], frame.Length);
            file.Write(record);
            file.Write(frame);
            index++;
        }
    }
}
