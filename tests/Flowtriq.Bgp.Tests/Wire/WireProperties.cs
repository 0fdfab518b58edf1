using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Bgp.Tests.Wire;

/// <summary>Whatever arrives: no exception, no byte beyond the message; whatever is sent can be read back.</summary>
public sealed class WireProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    private static readonly Gen<uint> Number = Gen.Choose(0, int.MaxValue).Select(value => (uint)value);

    private static readonly Gen<byte[]> Bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Prop.ForAll(
                Bytes.ToArbitrary(),
                bytes => ReadsOrRefuses(bytes, fourOctetAs: true) && ReadsOrRefuses(bytes, fourOctetAs: false)
            )
            .Check(Thorough);

    [Fact]
    public void Any_body_behind_a_good_header_is_read_or_refused() =>
        Prop.ForAll(
                Bytes.ToArbitrary(),
                Gen.Choose(1, 5).ToArbitrary(),
                (body, type) => ReadsOrRefuses(Framed(body, (byte)type), fourOctetAs: true)
            )
            .Check(Thorough);

    [Fact]
    public void A_good_message_with_any_byte_changed_is_read_or_refused() =>
        Prop.ForAll(
                Updates().ToArbitrary(),
                Gen.Choose(19, 400).ToArbitrary(),
                Gen.Choose(0, 255).ToArbitrary(),
                (update, place, value) =>
                {
                    var bytes = MessageCodec.Encode(update);
                    if (place < bytes.Length)
                        bytes[place] = (byte)value;
                    return ReadsOrRefuses(bytes, true);
                }
            )
            .Check(Thorough);

    [Fact]
    public void What_is_sent_can_be_read_back() =>
        Prop.ForAll(
                Updates().ToArbitrary(),
                update =>
                    MessageCodec.TryDecode(MessageCodec.Encode(update), true, out var read) == WireFault.None
                    && update.Equals(read)
            )
            .Check(Thorough);

    [Fact]
    public void The_length_known_before_encoding_is_the_length_encoded() =>
        Prop.ForAll(
                Rules().ToArbitrary(),
                match =>
                {
                    var route = new Nlri.Flow(match);
                    var bytes = MessageCodec.Encode(UpdateMessage.Withdraw(route.Family, [route]));
                    var longer = NlriCodec.Size(route) + 3 > byte.MaxValue ? 1 : 0;
                    return bytes.Length == MessageHeader.Size + 4 + 3 + longer + 3 + NlriCodec.Size(route);
                }
            )
            .Check(Thorough);

    private static bool ReadsOrRefuses(byte[] bytes, bool fourOctetAs)
    {
        var fault = MessageCodec.TryDecode(bytes, fourOctetAs, out var message);
        return fault == WireFault.None == message is not null;
    }

    private static byte[] Framed(byte[] body, byte type)
    {
        var length = MessageHeader.Size + body.Length;
        byte[] header = [.. Enumerable.Repeat((byte)0xFF, 16), (byte)(length >> 8), (byte)length, type];
        return [.. header, .. body];
    }

    private static Gen<UpdateMessage> Updates() =>
        from kind in Gen.Choose(0, 3)
        from rules in Rules().ListOf(4)
        from prefixes in Prefixes(v4: true).ListOf(5)
        from ipv6 in Prefixes(v4: false).ListOf(5)
        from communities in Number.ListOf(3)
        from extended in Number.ListOf(2)
        from asn in Number
        let attributes = new PathAttributes
        {
            Origin = 2,
            AsPath = [new AsPathSegment(false, [asn])],
            LocalPref = asn,
            Communities = [.. communities.Select(value => new Community(value))],
            ExtendedCommunities = [.. extended.Select(value => new ExtendedCommunity((ulong)value << 20))],
        }
        let v4Rules = rules.Where(rule => rule.IsV4).Select(rule => (Nlri)new Nlri.Flow(rule)).ToArray()
        select kind switch
        {
            0 => UpdateMessage.Announce(
                AddressFamily.Ipv4Unicast,
                attributes,
                [.. prefixes.Select(prefix => (Nlri)new Nlri.Unicast(prefix))],
                [IpAddress.FromV4(asn)]
            ),
            1 => UpdateMessage.Announce(
                AddressFamily.Ipv6Unicast,
                attributes,
                [.. ipv6.Select(prefix => (Nlri)new Nlri.Unicast(prefix))],
                [new IpAddress(new UInt128(asn, 1))]
            ),
            2 => UpdateMessage.Announce(AddressFamily.Ipv4FlowSpec, attributes, [.. v4Rules], []),
            _ => UpdateMessage.Withdraw(AddressFamily.Ipv4FlowSpec, [.. v4Rules]),
        };

    private static Gen<IpPrefix> Prefixes(bool v4) =>
        from bits in Number
        from length in Gen.Choose(0, v4 ? 32 : 128)
        select new IpPrefix(
            v4 ? IpAddress.FromV4(bits * 3) : new IpAddress(new UInt128(0x2001_0DB8_0000_0000UL | bits, bits)),
            length
        );

    private static Gen<FlowSpecMatch> Rules() =>
        from v4 in Gen.Elements(true, false)
        from destination in Prefixes(v4)
        from components in Components().ListOf(6)
        select components
            .Where(component => !v4 || component.Field != FlowSpecField.FlowLabel)
            .Aggregate(FlowSpecMatch.To(destination), (match, component) => match.With(component));

    private static Gen<FlowSpecComponent> Components() =>
        from field in Gen.Elements(Enum.GetValues<FlowSpecField>())
        from terms in Terms().NonEmptyListOf()
        select new FlowSpecComponent(field, [.. terms.Take(20)]);

    private static Gen<FlowSpecTerm> Terms() =>
        from operation in Gen.Choose(0, 7)
        from and in Gen.Elements(0, 0x40)
        from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Choose(0, 65535), Gen.Choose(0, int.MaxValue))
        select new FlowSpecTerm((FlowSpecOperator)(operation | and), (uint)value);
}
