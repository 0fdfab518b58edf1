using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PacketFilterTests
{
    private static readonly byte[] Dns = Frames
        .V4(PacketBuilder.Ethernet())
        .Udp(53, 31_337)
        .Payload(AmplificationPayloads.Dns(new Random(1)))
        .Build();

    private static readonly byte[] SynAck = Frames
        .V4(PacketBuilder.Ethernet().Vlan(7))
        .Tcp(443, 51_822, TcpFlags.Syn | TcpFlags.Ack)
        .Build();

    [Theory]
    [InlineData("", true, true)]
    [InlineData("udp", true, false)]
    [InlineData("DNS", true, false)]
    [InlineData("ip6", false, false)]
    [InlineData("tcp or udp", true, true)]
    [InlineData("not udp", false, true)]
    [InlineData("!(udp && port 53)", false, true)]
    [InlineData("port 53", true, false)]
    [InlineData("sport 443", false, true)]
    [InlineData("dport 53", false, false)]
    [InlineData("dport 31000-32000", true, false)]
    [InlineData("host 192.0.2.1", true, true)]
    [InlineData("src 192.0.2.0/24 and dst 203.0.113.9", true, true)]
    [InlineData("dst 10.0.0.0/8", false, false)]
    [InlineData("192.0.2.1 tcp", false, true)]
    [InlineData("len > 500", true, false)]
    [InlineData("len<=58", false, true)]
    [InlineData("ttl < 65 and ttl >= 64", true, true)]
    [InlineData("ttl != 64", false, false)]
    [InlineData("vlan 7", false, true)]
    [InlineData("proto 17", true, false)]
    [InlineData("flags SA", false, true)]
    [InlineData("flags S", false, false)]
    [InlineData("flags +S", false, true)]
    [InlineData("flags none", false, false)]
    [InlineData("frag", false, false)]
    [InlineData("before", true, false)]
    [InlineData("after", false, true)]
    [InlineData("isc.org", true, false)]
    [InlineData("\"any isc.org\" 27", true, false)]
    [InlineData("'udp'", false, false)]
    [InlineData("tcp or udp and before", true, true)]
    [InlineData("(tcp or udp) and before", true, false)]
    public void Selects_packets(string text, bool dns, bool synAck)
    {
        Assert.True(PacketFilter.TryParse(text, out var filter, out var error), error);
        Assert.Equal((dns, synAck), (Matches(filter, Dns, before: true), Matches(filter, SynAck, before: false)));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("  ", true)]
    [InlineData("ip", false)]
    public void Knows_the_filter_of_no_words(string text, bool isEmpty)
    {
        Assert.True(PacketFilter.TryParse(text, out var filter, out var error), error);
        Assert.Equal(isEmpty, filter.IsEmpty);
    }

    [Theory]
    [InlineData("port", "a port from 0 to 65535, or a range such as 1-1023, is expected after 'port'")]
    [InlineData("port x", "a port from 0 to 65535, or a range such as 1-1023, is expected after 'port', not 'x'")]
    [InlineData(
        "port 70000",
        "a port from 0 to 65535, or a range such as 1-1023, is expected after 'port', not '70000'"
    )]
    [InlineData("src udp", "an address or a prefix is expected after 'src', not 'udp'")]
    [InlineData("dst 10.0.0.1/8", "an address or a prefix is expected after 'dst', not '10.0.0.1/8'")]
    [InlineData("len > big", "a whole number is expected after 'len', not 'big'")]
    [InlineData(
        "flags Q",
        "TCP flags by their letters (F S R P A U E C), or 'none', is expected after 'flags', not 'Q'"
    )]
    [InlineData("udp and", "a condition is expected after 'and'")]
    [InlineData("or udp", "a condition is expected at position 1, not 'or'")]
    [InlineData("(udp", "a ')' is missing at the end")]
    [InlineData("udp)", "')' at position 4 has no place here")]
    [InlineData("udp > 5", "'>' at position 5 has no place here")]
    [InlineData("\"open", "the quotation mark at position 1 is never closed")]
    public void Explains_what_is_wrong(string text, string expected)
    {
        Assert.False(PacketFilter.TryParse(text, out var filter, out var error));
        Assert.Equal((null, expected), (filter, error));
    }

    [Fact]
    public void Refuses_nesting_that_would_exhaust_the_stack_and_texts_without_end()
    {
        Assert.False(PacketFilter.TryParse(new string('(', 900), out _, out var error));
        Assert.Equal("the filter is nested too deeply", error);
        Assert.False(PacketFilter.TryParse(new string('x', 1_001), out _, out error));
        Assert.Equal("the filter is longer than 1000 characters", error);
    }

    private static bool Matches(PacketFilter filter, byte[] frame, bool before)
    {
        var header = PacketParserTests.Parse(frame);
        return filter.Matches(header, PacketDissector.Summarise(frame, header), before);
    }
}
