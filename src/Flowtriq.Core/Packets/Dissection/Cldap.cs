namespace Flowtriq.Core.Packets.Dissection;

/// <summary>LDAP over UDP (RFC 1798): the search that Active Directory answers to anyone.</summary>
internal static class Cldap
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte SearchEntry = 0x64;
    private const byte SearchRequest = 0x63;
    private const byte SearchDone = 0x65;
    private const byte BindResponse = 0x61;

    public static PayloadProtocol Protocol { get; } =
        new("CLDAP", "Connectionless Lightweight Directory Access Protocol", Describe, Fields);

    /// <summary>"searchResEntry ROOT".</summary>
    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        if (!Ber.TryRead(payload, out var message) || message.Tag != Sequence)
            return null;
        if (!Ber.TryRead(message.Value, out var id) || id.Tag != Integer)
            return null;
        if (!Ber.TryRead(message.Value[id.Length..], out var operation))
            return null;

        var subject =
            operation.Tag is SearchEntry or SearchRequest && Ber.TryRead(operation.Value, out var name)
                ? name.Value.IsEmpty
                    ? " ROOT"
                    : " " + FieldReader.Printable(name.Value, 60)
                : "";
        return Operation(operation.Tag) + subject;
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        while (!reader.Ended && Ber.TryRead(reader.Rest, out var message) && message.Tag == Sequence)
        {
            var end = reader.Position + message.Length;
            reader.Skip(message.HeaderLength);
            if (Ber.TryRead(message.Value, out var id))
            {
                reader.Add("Message ID", $"{id.Number}", reader.Position, id.Length);
                reader.Skip(id.Length);
            }

            if (id.Length > 0 && Ber.TryRead(message.Value[id.Length..], out var operation))
            {
                reader.Add("Operation", Operation(operation.Tag), reader.Position, operation.Length);
                reader.Skip(operation.HeaderLength);
                Operation(ref reader, operation.Tag);
            }

            // Controls, or what could not be read.
            reader.Bytes("More", Math.Max(0, end - reader.Position));
        }
    }

    private static void Operation(ref FieldReader reader, byte tag)
    {
        if (tag == SearchRequest)
            LdapSearch.Request(ref reader);
        else if (tag == SearchEntry)
            LdapSearch.Entry(ref reader);
        else if (tag is SearchDone or BindResponse)
            LdapSearch.Result(ref reader);
    }

    private static string Operation(byte tag) =>
        tag switch
        {
            0x60 => "bindRequest",
            BindResponse => "bindResponse",
            SearchRequest => "searchRequest",
            SearchEntry => "searchResEntry",
            SearchDone => "searchResDone",
            0x73 => "searchResRef",
            _ => $"operation 0x{tag:x2}",
        };
}
