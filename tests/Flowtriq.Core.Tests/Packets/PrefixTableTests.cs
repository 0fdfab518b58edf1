using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PrefixTableTests
{
    [Fact]
    public void Finds_the_longest_of_nested_prefixes()
    {
        var table = TableOf(
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.2.3/32",
            "2001:db8::/32",
            "2001:db8:1::/48"
        );

        Assert.Equal("10.1.2.3/32", Match(table, "10.1.2.3"));
        Assert.Equal("10.1.0.0/16", Match(table, "10.1.2.4"));
        Assert.Equal("10.0.0.0/8", Match(table, "10.255.255.255"));
        Assert.Equal("0.0.0.0/0", Match(table, "11.0.0.0"));
        Assert.Equal("2001:db8:1::/48", Match(table, "2001:db8:1::9"));
        Assert.Equal("2001:db8::/32", Match(table, "2001:db8:2::9"));
        Assert.Null(Match(table, "2001:db9::1"));
    }

    [Fact]
    public void The_default_route_of_one_family_says_nothing_of_the_other()
    {
        Assert.Null(Match(TableOf("::/0"), "192.0.2.1"));
        Assert.Null(Match(TableOf("0.0.0.0/0"), "2001:db8::1"));
        Assert.Equal("::/0", Match(TableOf("::/0"), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
        Assert.Equal("0.0.0.0/0", Match(TableOf("0.0.0.0/0"), "255.255.255.255"));
    }

    [Fact]
    public void An_empty_table_matches_nothing() => Assert.Null(Match(new PrefixTable<string>([]), "192.0.2.1"));

    [Fact]
    public void The_last_value_of_a_prefix_holds()
    {
        var prefix = Address.Prefix("10.0.0.0/8");
        var table = new PrefixTable<string>([new(prefix, "old"), new(prefix, "new")]);
        Assert.True(table.TryFind(Address.Of("10.0.0.1"), out var value));
        Assert.Equal("new", value);
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void Agrees_with_a_search_through_every_prefix()
    {
        // Few distinct address bits, so that prefixes nest and touch often.
        var prefixes = Gen.ArrayOf(AnyPrefix(), 40);
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                prefixes.ToArbitrary(),
                AnyAddress().ArrayOf(20).ToArbitrary(),
                (some, addresses) =>
                {
                    var table = new PrefixTable<string>(some.Select(one => KeyValuePair.Create(one, one.ToString())));
                    return addresses
                        .Concat(some.Select(one => one.Address))
                        .All(address => Match(table, address) == Naive(some, address));
                }
            )
        );
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 20)]
    [InlineData(false, 0)]
    [InlineData(false, 60)]
    public void Agrees_with_a_search_in_a_table_large_enough_for_the_index(bool v4, int commonBits)
    {
        var random = new Random(3);
        var prefixes = Enumerable
            .Range(0, 6_000)
            .Select(_ => new IpPrefix(Any(), random.Next(commonBits + 6, v4 ? 33 : 129)))
            .ToArray();
        var table = new PrefixTable<string>(prefixes.Select(one => KeyValuePair.Create(one, one.ToString())));
        for (var i = 0; i < 400; i++)
        {
            var address = i % 2 == 0 ? Any() : prefixes[random.Next(prefixes.Length)].Address;
            Assert.Equal(Naive(prefixes, address), Match(table, address));
        }

        foreach (var outside in new[] { "0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" })
            Assert.Equal(Naive(prefixes, Address.Of(outside)), Match(table, outside));

        IpAddress Any()
        {
            var common = (UInt128)0x2001_0DB8_0000_0000 << 64;
            var low = ((UInt128)(ulong)random.NextInt64() << 65) ^ (ulong)random.NextInt64();
            return v4
                ? IpAddress.FromV4(0xC000_0000 ^ (uint)(random.NextInt64(1L << 32) >> commonBits))
                : new IpAddress(common ^ (low >> commonBits));
        }
    }

    private static Gen<IpAddress> AnyAddress() =>
        from bits in Gen.Choose(0, 15)
        from low in Gen.Elements(0u, 1u, 0x8000_0000u, 0xFFFF_FFFFu)
        from v4 in Gen.Elements(true, false)
        select v4
            ? IpAddress.FromV4(((uint)bits << 28) ^ low)
            : new IpAddress(((UInt128)bits << 124) | ((UInt128)low << 40) | low);

    private static Gen<IpPrefix> AnyPrefix() =>
        from address in AnyAddress()
        from length in Gen.Choose(0, 128)
        select new IpPrefix(address, Math.Min(length, address.Width));

    private static string? Naive(IpPrefix[] prefixes, IpAddress address)
    {
        var containing = prefixes.Where(prefix => prefix.Contains(address)).ToArray();
        return containing.Length == 0 ? null : containing.MaxBy(prefix => prefix.Length).ToString();
    }

    private static PrefixTable<string> TableOf(params string[] prefixes) =>
        new PrefixTable<string>(prefixes.Select(text => KeyValuePair.Create(Address.Prefix(text), text)));

    private static string? Match(PrefixTable<string> table, string address) => Match(table, Address.Of(address));

    private static string? Match(PrefixTable<string> table, IpAddress address)
    {
        var found = table.TryFind(address, out var prefix, out var value);
        Assert.Equal(found, table.Contains(address));
        if (found)
            Assert.Equal(value, prefix.ToString());
        return value;
    }
}
