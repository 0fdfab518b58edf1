using System.Collections.Immutable;
using System.Numerics;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>
/// FlowSpec rules on the wire: a length of one byte below 240, else two with 0xF in the upper nibble (RFC 8955 §4.1);
/// components in ascending order of type (§4.2); an IPv6 prefix carries an offset before its pattern (RFC 8956 §3.1).
/// </summary>
internal static class FlowSpecCodec
{
    private const int FirstTwoByteLength = 240;
    private const int LongestRule = 0xFFF;
    private const byte DestinationType = 1;
    private const byte SourceType = 2;
    private const byte LastType = (byte)FlowSpecField.FlowLabel;
    private const byte End = 0x80;
    private const byte LengthBits = 0x30;
    private const byte OperatorBits = 0x47;

    public static int Size(FlowSpecMatch match)
    {
        var length = match.EncodedLength;
        return length < FirstTwoByteLength ? length + 1 : length + 2;
    }

    public static void Write(ref WireWriter writer, FlowSpecMatch match)
    {
        var length = match.EncodedLength;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestRule, nameof(match));
        if (length < FirstTwoByteLength)
            writer.Byte((byte)length);
        else
            writer.UInt16((ushort)(0xF000 | length));
        WritePrefix(ref writer, DestinationType, match.Destination);
        WritePrefix(ref writer, SourceType, match.Source);
        foreach (var component in match.Components)
            WriteComponent(ref writer, component);
    }

    public static WireFault TryRead(ref WireReader reader, bool v4, out Nlri? route)
    {
        route = null;
        if (!TryReadLength(ref reader, out var length) || !reader.TryTake(length, out var body))
            return WireFault.FlowSpec;
        var fields = new WireReader(body);
        var match = new FlowSpecMatch();
        byte before = 0;
        while (fields.Remaining > 0)
        {
            fields.TryByte(out var type);
            if (type <= before || type > LastType || (v4 && type == LastType))
                return WireFault.FlowSpec;
            before = type;
            var fault =
                type <= SourceType
                    ? TryReadPrefix(ref fields, type, v4, ref match)
                    : TryReadComponent(ref fields, (FlowSpecField)type, ref match);
            if (fault != WireFault.None)
                return fault;
        }
        // A rule without a prefix does not tell its family, and this speaker never makes one.
        if (match.Destination is null && match.Source is null)
            return WireFault.Unsupported;
        route = new Nlri.Flow(match);
        return WireFault.None;
    }

    private static bool TryReadLength(ref WireReader reader, out int length)
    {
        length = 0;
        if (!reader.TryByte(out var first))
            return false;
        length = first;
        if (first < FirstTwoByteLength)
            return true;
        if (!reader.TryByte(out var second))
            return false;
        length = ((first & 0x0F) << 8) | second;
        return true;
    }

    private static void WritePrefix(ref WireWriter writer, byte type, IpPrefix? prefix)
    {
        if (prefix is not { } present)
            return;
        writer.Byte(type);
        writer.Byte(present.Length);
        if (!present.IsV4)
            writer.Byte(0);
        NlriCodec.WriteBits(ref writer, present);
    }

    private static WireFault TryReadPrefix(ref WireReader fields, byte type, bool v4, ref FlowSpecMatch match)
    {
        if (!fields.TryByte(out var length))
            return WireFault.FlowSpec;
        if (!v4)
        {
            if (!fields.TryByte(out var offset))
                return WireFault.FlowSpec;
            if (offset != 0)
                return WireFault.Unsupported;
        }
        var fault = NlriCodec.TryReadBits(ref fields, length, v4, out var prefix);
        if (fault != WireFault.None)
            return fault;
        match = type == DestinationType ? match with { Destination = prefix } : match with { Source = prefix };
        return WireFault.None;
    }

    private static void WriteComponent(ref WireWriter writer, FlowSpecComponent component)
    {
        writer.Byte((byte)component.Field);
        for (var index = 0; index < component.Terms.Length; index++)
        {
            var term = component.Terms[index];
            var bytes = component.ValueLength(term.Value);
            var last = index == component.Terms.Length - 1 ? End : 0;
            writer.Byte((byte)(last | (BitOperations.Log2((uint)bytes) << 4) | ((byte)term.Operator & OperatorBits)));
            for (var shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
                writer.Byte((byte)(term.Value >> shift));
        }
    }

    private static WireFault TryReadComponent(ref WireReader fields, FlowSpecField field, ref FlowSpecMatch match)
    {
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>();
        byte operation;
        do
        {
            if (!fields.TryByte(out operation))
                return WireFault.FlowSpec;
            if (!fields.TryTake(1 << ((operation & LengthBits) >> 4), out var bytes))
                return WireFault.FlowSpec;
            ulong value = 0;
            foreach (var octet in bytes)
                value = (value << 8) | octet;
            if (value > uint.MaxValue)
                return WireFault.Unsupported;
            terms.Add(new FlowSpecTerm((FlowSpecOperator)(operation & OperatorBits), (uint)value));
        } while ((operation & End) == 0);
        match = match.With(new FlowSpecComponent(field, terms.ToImmutable()));
        return WireFault.None;
    }
}
