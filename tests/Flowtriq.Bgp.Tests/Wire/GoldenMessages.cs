using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Wire;

/// <summary>Bytes captured from gobgpd towards BIRD, and the examples of the RFCs.</summary>
public sealed class GoldenMessages
{
    private const string Marker = "ffffffffffffffffffffffffffffffff";

    private static readonly PathAttributes Internal = new()
    {
        Origin = 2,
        AsPath = [],
        LocalPref = 100,
        Communities = [Community.Blackhole, Community.NoExport],
        LargeCommunities = [new LargeCommunity(65000, 666, 1)],
    };

    [Fact]
    public void Open_offers_four_families_refresh_four_octet_as_and_graceful_restart()
    {
        var open = new SessionSettings
        {
            LocalAsn = 65000,
            RemoteAsn = 65000,
            Identifier = DemonstrationRoutes.Address("10.99.0.1"),
            RestartTime = TimeSpan.FromSeconds(60),
            GracefulNotification = false,
        }.Open();
        Is(
            open,
            "0053 01 04 fde8 001e 0a630001 36 02 34 | 0104 00010001 | 0104 00020001 | 0104 00010085 | 0104 00020085 "
                + "| 0200 | 4104 0000fde8 | 4012 003c 00010180 00020180 00018580 00028580"
        );
    }

    [Fact]
    public void Keepalive() => Is(new KeepAliveMessage(), "0013 04");

    [Fact]
    public void Route_refresh() => Is(new RouteRefreshMessage(AddressFamily.Ipv4FlowSpec), "0017 05 0001 00 85");

    [Fact]
    public void Cease_with_a_shutdown_text() =>
        Is(NotificationMessage.Cease(CeaseCode.AdministrativeShutdown, "bye"), "0019 03 06 02 03 627965");

    [Fact]
    public void A_hard_reset_carries_the_reason()
    {
        var farewell = NotificationMessage.Cease(CeaseCode.AdministrativeShutdown, "bye").AsHardReset();
        Is(farewell, "001b 03 06 09 06 02 03 627965");
        Assert.Equal("bye", farewell.ShutdownText);
    }

    [Fact]
    public void An_ipv4_blackhole()
    {
        var update = UpdateMessage.Announce(
            AddressFamily.Ipv4Unicast,
            Internal,
            [Unicast("203.0.113.7/32")],
            [DemonstrationRoutes.Address("192.0.2.1")]
        );
        Is(
            update,
            "004b 02 0000 002f 40010102 400200 400304c0000201 40050400000064 c00808ffff029affffff01 "
                + "c0200c0000fde80000029a00000001 20cb007107"
        );
    }

    [Fact]
    public void An_ipv6_blackhole()
    {
        var update = UpdateMessage.Announce(
            AddressFamily.Ipv6Unicast,
            new PathAttributes(),
            [Unicast("2001:db8:7::7/128")],
            [DemonstrationRoutes.Address("100::1")]
        );
        Is(
            update,
            "0040 02 0000 0029 800e26 0002 01 10 01000000000000000000000000000001 00 80 20010db8000700000000000000000007"
        );
    }

    [Theory]
    [InlineData(
        2,
        "0002 02 0000 0000 800e19 0001 85 00 00 13 01 20cb007109 03 8111 06 8135 0a 9303e8 0c 8104 c01008 8006 0000 00000000"
    )]
    [InlineData(3, "0002 02 0000 0000 800e12 0001 85 00 00 0c 01 20cb00710a 03 8111 0c 8102 c01008 8006 0000 47f42400")]
    [InlineData(
        4,
        "0002 02 0000 0000 800e23 0002 85 00 00 1d 01 80 00 20010db8000900000000000000000009 03 8111 06 817b 0a 930190 c01008 8006 0000 00000000"
    )]
    public void A_rule_and_its_action(int route, string golden)
    {
        var wanted = DemonstrationRoutes.All.Routes[route];
        var attributes = new PathAttributes
        {
            ExtendedCommunities = FlowSpecActionCodec.Communities(wanted.Traits.Action!),
        };
        var update = UpdateMessage.Announce(wanted.Route.Family, attributes, [wanted.Route], []);
        // The two lengths follow from the rest.
        var body = Hex.Of(golden)[7..];
        var encoded = MessageCodec.Encode(update);
        Assert.Equal(Hex.Text(body), Hex.Text(encoded.AsSpan(MessageHeader.Size + 4)));
        Assert.Equal(WireFault.None, MessageCodec.TryDecode(encoded, true, out var decoded));
        Assert.Equal(update, decoded);
    }

    [Fact]
    public void Withdrawals()
    {
        Is(
            UpdateMessage.Withdraw(AddressFamily.Ipv4Unicast, [Unicast("203.0.113.7/32")]),
            "001c 02 0005 20cb007107 0000"
        );
        Is(
            UpdateMessage.Withdraw(AddressFamily.Ipv4FlowSpec, [DemonstrationRoutes.All.Routes[3].Route]),
            "002a 02 0000 0013 800f10 0001 85 0c 01 20cb00710a 03 8111 0c 8102"
        );
    }

    [Fact]
    public void End_of_rib()
    {
        Is(UpdateMessage.EndOfRib(AddressFamily.Ipv4Unicast), "0017 02 0000 0000");
        Is(UpdateMessage.EndOfRib(AddressFamily.Ipv6FlowSpec), "001d 02 0000 0006 800f03 0002 85");
    }

    [Theory]
    [InlineData("8006000000000000", "discard")]
    [InlineData("8008fde800000064", "redirect 65000:100")]
    [InlineData("8108c00002010064", "redirect 192.0.2.1:100")]
    [InlineData("8208000100000064", "redirect 65536:100")]
    [InlineData("8009000000000008", "mark 8")]
    public void Actions_read_as_operators_say_them(string community, string action)
    {
        var value = new ExtendedCommunity(Convert.ToUInt64(community, 16));
        Assert.Equal(action, FlowSpecActionCodec.Action([value]).ToString());
    }

    [Fact]
    public void Sample_and_continue_share_one_community() =>
        Assert.Equal(
            [new ExtendedCommunity(0x8007_0000_0000_0003)],
            FlowSpecActionCodec.Communities(new FlowSpecAction { Sample = true, Continue = true })
        );

    [Fact]
    public void A_redirect_to_an_ipv6_target_is_its_own_attribute()
    {
        var action = new FlowSpecAction
        {
            Redirect = new RouteTarget(0, DemonstrationRoutes.Address("2001:db8::1"), 100),
        };
        var attributes = new PathAttributes { Ipv6ExtendedCommunities = FlowSpecActionCodec.Ipv6Communities(action) };
        var encoded = MessageCodec.Encode(new UpdateMessage { Attributes = attributes });
        Assert.EndsWith("c01914000d20010db80000000000000000000000010064", Hex.Text(encoded), StringComparison.Ordinal);
        Assert.Equal(action, FlowSpecActionCodec.Action([], attributes.Ipv6ExtendedCommunities));
    }

    [Fact]
    public void A_rule_of_240_bytes_has_a_two_byte_length()
    {
        var ports = Enumerable.Range(0, 78).Select(port => (uint)(1000 + port)).ToArray();
        var match = FlowSpecMatch
            .To(DemonstrationRoutes.Prefix("203.0.113.9/32"))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, ports));
        Assert.Equal(241, match.EncodedLength);
        var update = UpdateMessage.Withdraw(AddressFamily.Ipv4FlowSpec, [new Nlri.Flow(match)]);
        var encoded = MessageCodec.Encode(update);
        Assert.Contains("000185f0f1" + "0120cb007109", Hex.Text(encoded), StringComparison.Ordinal);
        Assert.Equal(WireFault.None, MessageCodec.TryDecode(encoded, true, out var decoded));
        Assert.Equal(update, decoded);
    }

    [Fact]
    public void A_wide_as_number_travels_beside_as_trans_to_an_old_speaker()
    {
        var attributes = new PathAttributes { AsPath = [new AsPathSegment(false, [4_200_000_000])] };
        var update = new UpdateMessage { Attributes = attributes };
        var encoded = MessageCodec.Encode(update, fourOctetAs: false);
        Assert.EndsWith(
            "400204 0201 5ba0 c01106 0201 fa56ea00".Replace(" ", ""),
            Hex.Text(encoded),
            StringComparison.Ordinal
        );
        Assert.Equal(WireFault.None, MessageCodec.TryDecode(encoded, fourOctetAs: false, out var decoded));
        Assert.Equal(update, decoded);
    }

    private static Nlri.Unicast Unicast(string prefix) => new(DemonstrationRoutes.Prefix(prefix));

    private static void Is(BgpMessage message, string golden)
    {
        var encoded = MessageCodec.Encode(message);
        Assert.Equal(Hex.Text(Hex.Of(Marker + golden)), Hex.Text(encoded));
        Assert.Equal(WireFault.None, MessageCodec.TryDecode(encoded, true, out var decoded));
        Assert.Equal(message, decoded);
    }
}
