namespace Flowtriq.Core.Packets.Dissection;

/// <summary>One element of BER (X.690): a tag of one byte, a definite length, a value.</summary>
internal readonly ref struct Ber
{
    /// <summary>Tag with class and form.</summary>
    public byte Tag { get; private init; }

    /// <summary>The value; shorter than stated when the message was cut.</summary>
    public ReadOnlySpan<byte> Value { get; private init; }

    /// <summary>Bytes of tag and length.</summary>
    public int HeaderLength { get; private init; }

    /// <summary>Bytes of the element that are there.</summary>
    public int Length => HeaderLength + Value.Length;

    /// <summary>The value as a number, at most the last four bytes.</summary>
    public uint Number
    {
        get
        {
            uint number = 0;
            foreach (var value in Value)
                number = (number << 8) | value;
            return number;
        }
    }

    /// <summary>Reads the element at the start of <paramref name="bytes"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Ber element)
    {
        element = default;
        if (bytes.Length < 2)
            return false;

        int length = bytes[1];
        var header = 2;
        if (length >= 0x80)
        {
            var more = length & 0x7F;
            if (more is 0 or > 4 || bytes.Length < 2 + more)
                return false;
            long stated = 0;
            for (; header < 2 + more; header++)
                stated = (stated << 8) | bytes[header];
            length = (int)Math.Min(stated, int.MaxValue);
        }

        element = new Ber
        {
            Tag = bytes[0],
            HeaderLength = header,
            Value = bytes.Slice(header, Math.Min(length, bytes.Length - header)),
        };
        return true;
    }
}
