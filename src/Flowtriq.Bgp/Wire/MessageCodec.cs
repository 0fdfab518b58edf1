namespace Flowtriq.Bgp.Wire;

/// <summary>Whole messages: header and body of every type (RFC 4271 §4).</summary>
public static class MessageCodec
{
    /// <summary>
    /// Writes a message and returns its length. AS numbers take four octets when both sides said so (RFC 6793).
    /// </summary>
    /// <exception cref="ArgumentException">It does not fit: the caller packs updates by <see cref="MessageHeader.MaxMessage"/>.</exception>
    public static int Encode(BgpMessage message, Span<byte> buffer, bool fourOctetAs = true)
    {
        var writer = new WireWriter(buffer);
        MessageHeader.Write(ref writer, message.Type);
        switch (message)
        {
            case OpenMessage open:
                OpenCodec.Write(ref writer, open);
                break;
            case UpdateMessage update:
                UpdateCodec.Write(ref writer, update, fourOctetAs);
                break;
            case NotificationMessage notification:
                writer.Byte((byte)notification.Code);
                writer.Byte(notification.Subcode);
                writer.Bytes(notification.Data.Span);
                break;
            case RouteRefreshMessage refresh:
                writer.UInt16(refresh.Family.Afi);
                writer.Byte(refresh.Subtype);
                writer.Byte(refresh.Family.Safi);
                break;
            case KeepAliveMessage:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(message));
        }
        writer.Put16(16, (ushort)writer.Length);
        return writer.Length;
    }

    /// <summary>The bytes of a message.</summary>
    public static byte[] Encode(BgpMessage message, bool fourOctetAs = true)
    {
        Span<byte> buffer = stackalloc byte[MessageHeader.MaxMessage];
        return buffer[..Encode(message, buffer, fourOctetAs)].ToArray();
    }

    /// <summary>Reads exactly one message; null with a reason when the bytes are not one.</summary>
    public static WireFault TryDecode(ReadOnlySpan<byte> bytes, bool fourOctetAs, out BgpMessage? message)
    {
        message = null;
        if (!MessageHeader.TryRead(bytes, out var header, out var fault))
            return fault;
        if (header.Length != bytes.Length)
            return WireFault.Length;
        var body = bytes[MessageHeader.Size..];
        switch (header.Type)
        {
            case MessageType.Open:
                fault = OpenCodec.TryRead(body, out var open);
                message = open;
                return fault;
            case MessageType.Update:
                fault = UpdateCodec.TryRead(body, fourOctetAs, out var update);
                message = update;
                return fault;
            case MessageType.Notification:
                message = new NotificationMessage((NotificationCode)body[0], body[1], [.. body[2..]]);
                return WireFault.None;
            case MessageType.RouteRefresh when body.Length == 4:
                var family = new AddressFamily((ushort)((body[0] << 8) | body[1]), body[3]);
                message = new RouteRefreshMessage(family, body[2]);
                return WireFault.None;
            case MessageType.KeepAlive when body.IsEmpty:
                message = new KeepAliveMessage();
                return WireFault.None;
            default:
                return WireFault.Length;
        }
    }
}
