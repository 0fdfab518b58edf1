using System.Buffers.Binary;

namespace Flowtriq.Core.Classification.Payloads;

/// <summary>IKE messages (RFC 2408 §3.1, RFC 7296 §3.1), bare on port 500 or behind the non-ESP marker on 4500 (RFC 3948 §2.2).</summary>
internal static class IkePayload
{
    private const int HeaderLength = 28;
    private const int MarkerLength = 4;

    /// <summary>Any IKE message with a sound header.</summary>
    internal static PayloadMatch Message(ReadOnlySpan<byte> payload)
    {
        var bare = Header(payload);
        if (bare.Found || payload.Length < MarkerLength || BinaryPrimitives.ReadUInt32BigEndian(payload) != 0)
            return bare;
        return Header(payload[MarkerLength..]);
    }

    private static PayloadMatch Header(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < HeaderLength || BinaryPrimitives.ReadUInt64BigEndian(payload) == 0)
            return PayloadMatch.None;
        var length = BinaryPrimitives.ReadUInt32BigEndian(payload[24..]);
        if (length is < HeaderLength or > ushort.MaxValue)
            return PayloadMatch.None;
        return (payload[17], payload[18]) switch
        {
            (0x10, 2) => new("IKEv1 main mode"),
            (0x10, 4) => new("IKEv1 aggressive mode"),
            (0x10, 5) => new("IKEv1 informational"),
            (0x20, 34) => new("IKEv2 SA_INIT"),
            (0x20, >= 35 and <= 37) => new("IKEv2"),
            _ => PayloadMatch.None,
        };
    }
}
