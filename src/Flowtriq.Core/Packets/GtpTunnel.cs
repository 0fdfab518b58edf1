namespace Flowtriq.Core.Packets;

/// <summary>GTP-U, version 1 (3GPP TS 29.281 §5), by which mobile networks carry their subscribers' packets.</summary>
internal static class GtpTunnel
{
    private const byte VersionAndType = 0xF0;
    private const byte Version1User = 0x30;
    private const byte OptionalFields = 0x07;
    private const byte HasExtension = 0x04;
    private const byte UserPacket = 255;
    private const int MostExtensions = 8;

    /// <summary>Moves <paramref name="offset"/> from the GTP-U header to the IP header inside.</summary>
    public static ParseError FindInner(ReadOnlySpan<byte> bytes, ref int offset)
    {
        var reader = new SpanReader(bytes, offset);
        var flags = reader.ReadByte();
        var message = reader.ReadByte();
        if ((flags & VersionAndType) != Version1User)
            return ParseError.UnsupportedTunnel;
        if (message != UserPacket)
            return ParseError.NotATunnel;

        // Length and tunnel id; then sequence, N-PDU number and extension type when any of their flags is set.
        reader.Skip(6);
        byte extension = 0;
        if ((flags & OptionalFields) != 0)
        {
            reader.Skip(3);
            extension = reader.ReadByte();
            if ((flags & HasExtension) == 0)
                extension = 0;
        }

        for (var extensions = 0; extension != 0 && !reader.Failed; extensions++)
        {
            var length = reader.ReadByte() * 4;
            if (length == 0 || extensions == MostExtensions)
                return reader.Failed ? ParseError.TruncatedTunnel : ParseError.UnsupportedTunnel;
            reader.Skip(length - 2);
            extension = reader.ReadByte();
        }

        offset = reader.Position;
        return reader.Failed ? ParseError.TruncatedTunnel : ParseError.None;
    }
}
