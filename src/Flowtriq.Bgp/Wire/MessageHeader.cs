namespace Flowtriq.Bgp.Wire;

/// <summary>The header of every message: marker, length, type (RFC 4271 §4.1).</summary>
/// <param name="Length">Bytes of the message with its header: 19..4096, or 65535 after RFC 8654.</param>
/// <param name="Type">Type code.</param>
public readonly record struct MessageHeader(int Length, MessageType Type)
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 19;

    /// <summary>Longest message without RFC 8654.</summary>
    public const int MaxMessage = 4096;

    /// <summary>Reads a header; false with a reason when the session must end. Needs <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out MessageHeader header, out WireFault fault)
    {
        header = default;
        fault = WireFault.Length;
        if (bytes.Length < Size)
            return false;
        if (bytes[..16].ContainsAnyExcept((byte)0xFF))
        {
            fault = WireFault.Marker;
            return false;
        }
        var length = (bytes[16] << 8) | bytes[17];
        var type = (MessageType)bytes[18];
        if (length is < Size or > MaxMessage || length < Shortest(type))
            return false;
        fault = type is >= MessageType.Open and <= MessageType.RouteRefresh ? WireFault.None : WireFault.Type;
        header = new MessageHeader(length, type);
        return fault == WireFault.None;
    }

    internal static void Write(ref WireWriter writer, MessageType type)
    {
        writer.UInt128(System.UInt128.MaxValue);
        writer.UInt16(0);
        writer.Byte((byte)type);
    }

    private static int Shortest(MessageType type) =>
        type switch
        {
            MessageType.Open => 29,
            MessageType.Update or MessageType.RouteRefresh => 23,
            MessageType.Notification => 21,
            _ => Size,
        };
}
