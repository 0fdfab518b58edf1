using System.Buffers.Binary;
using System.Numerics;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// One record of the event queue's file: magic, length, CRC-32C of kind and payload, kind, payload; integers little
/// endian. The magic lets a reader find the next record behind a damaged one.
/// </summary>
internal static class EventRecord
{
    internal const int HeaderLength = 13;
    internal const int LongestPayload = 256 * 1024;

    internal static ReadOnlySpan<byte> Magic => [0xF1, (byte)'t', (byte)'E', (byte)'q'];

    internal static byte[] Write(EventRecordKind kind, ReadOnlySpan<byte> payload)
    {
        var record = new byte[HeaderLength + payload.Length];
        Magic.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), payload.Length);
        record[12] = (byte)kind;
        payload.CopyTo(record.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Checksum(record.AsSpan(12)));
        return record;
    }

    /// <summary>Reads the record at the start; false when it is torn or damaged.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out EventRecordKind kind, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        payload = default;
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic))
            return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length is < 0 or > LongestPayload || length > bytes.Length - HeaderLength)
            return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Checksum(bytes.Slice(12, 1 + length)))
            return false;
        kind = (EventRecordKind)bytes[12];
        payload = bytes.Slice(HeaderLength, length);
        return true;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
