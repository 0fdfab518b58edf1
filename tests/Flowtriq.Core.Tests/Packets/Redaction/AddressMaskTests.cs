using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Redaction;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets.Redaction;

public sealed class AddressMaskTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    private static readonly IpPrefix[] Hidden =
    [
        Prefix("203.0.113.0/24"),
        Prefix("203.0.113.128/25"),
        Prefix("198.51.100.7/32"),
        Prefix("2001:db8:1::/48"),
    ];

    [Theory]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("203.0.113.8", "203.0.113.9")]
    [InlineData("203.0.113.127", "203.0.113.128")]
    [InlineData("2001:db8:1::1", "2001:db8:1::2")]
    [InlineData("2001:db8:1::1", "2001:db8:1:8000::1")]
    public void Two_addresses_share_as_many_leading_bits_as_before(string one, string other)
    {
        var mask = new AddressMask(Key, Hidden);
        var (a, b) = (Address.Of(one), Address.Of(other));

        Assert.Equal(Shared(a, b), Shared(mask.Map(a), mask.Map(b)));
    }

    [Fact]
    public void Every_address_of_a_prefix_has_another_of_its_own()
    {
        var mask = new AddressMask(Key, Hidden);
        var all = Enumerable
            .Range(0, 256)
            .Select(host => mask.Map(IpAddress.FromV4(0xCB00_7100 | (uint)host)))
            .ToList();

        Assert.Equal(256, all.Distinct().Count());
        Assert.All(all, address => Assert.True(Prefix("240.0.0.0/4").Contains(address)));
        Assert.True(Prefix("fd00::/8").Contains(mask.Map(Address.Of("2001:db8:1::1"))));
    }

    [Fact]
    public void Strangers_stay_who_they_are()
    {
        var mask = new AddressMask(Key, Hidden);
        foreach (var stranger in new[] { "203.0.114.1", "198.51.100.8", "8.8.8.8", "2001:db8:2::1" })
            Assert.Equal(Address.Of(stranger), mask.Map(Address.Of(stranger)));
    }

    [Fact]
    public void The_key_decides_and_nothing_else()
    {
        var address = Address.Of("203.0.113.9");
        var shown = new AddressMask(Key, Hidden).Map(address);

        Assert.Equal(shown, new AddressMask(Key, Hidden.Reverse()).Map(address));
        Assert.NotEqual(shown, new AddressMask([1], Hidden).Map(address));
    }

    [Fact]
    public void No_two_prefixes_share_a_place_however_full_the_pool_is()
    {
        // A quarter of all IPv4 goes into a sixteenth of it: /10 networks, of which the pool has 64.
        var networks = Enumerable
            .Range(0, 64)
            .Select(index => new IpPrefix(IpAddress.FromV4((uint)index << 22), 10))
            .ToArray();
        var mask = new AddressMask(Key, networks);

        var places = networks.Select(network => new IpPrefix(mask.Map(network.Address), 10)).ToList();

        Assert.Equal(64, places.Distinct().Count());
    }

    private static int Shared(IpAddress a, IpAddress b) => (int)UInt128.LeadingZeroCount(a.Bits ^ b.Bits);

    private static IpPrefix Prefix(string text)
    {
        Assert.True(IpPrefix.TryParse(text, out var prefix));
        return prefix;
    }
}
