using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Detection;

public sealed class AttributionTests
{
    private readonly TargetMeter meter = new(
        new OwnPrefixes([Prefix("203.0.112.0/22"), Prefix("10.0.0.0/8"), Prefix("2001:db8::/32")])
    );
    private TimeSpan uptime;

    [Fact]
    public void One_host_that_carries_the_excess_is_named()
    {
        Flood(i => "203.0.113.7", 900);
        Flood(i => $"10.0.{i % 200}.1", 100);
        Assert.Equal(["203.0.113.7/32"], Name(9_000));
    }

    [Fact]
    public void Two_hosts_are_named_both()
    {
        Flood(i => "203.0.113.7", 600);
        Flood(i => "10.1.2.3", 400);
        Assert.Equal(["203.0.113.7/32", "10.1.2.3/32"], Name(10_000));
    }

    [Fact]
    public void Many_hosts_of_one_network_are_a_carpet_on_the_smallest_prefix_that_holds_them()
    {
        Flood(i => $"203.0.113.{i % 90}", 900);
        Flood(i => $"10.0.{i % 200}.1", 100);
        Assert.Equal(["203.0.113.0/24"], Name(9_000));
    }

    [Fact]
    public void A_carpet_over_four_networks_is_on_the_own_prefix_around_them()
    {
        Flood(i => $"203.0.{112 + (i % 4)}.{i % 200}", 1_000);
        Assert.Equal(["203.0.112.0/22"], Name(10_000));
    }

    [Fact]
    public void An_ipv6_carpet_over_many_links_is_on_the_site()
    {
        Flood(i => $"2001:db8:5:{i % 16:x}::{i % 50:x}", 1_000);
        Assert.Equal(["2001:db8:5::/48"], Name(10_000));
    }

    [Fact]
    public void Six_hosts_of_one_network_are_a_carpet_and_not_six_victims()
    {
        Flood(i => $"203.0.113.{i % 6}", 1_000);
        Assert.Equal(["203.0.113.0/24"], Name(10_000));
    }

    [Fact]
    public void A_handful_of_sampled_packets_names_nobody()
    {
        for (var packet = 0; packet < 4; packet++)
            meter.Add(Prefix("203.0.113.7").Address, Direction.Inbound, 10_000, 100);
        Assert.Empty(Name(400_000));
    }

    [Fact]
    public void Traffic_spread_over_everything_names_nobody()
    {
        Flood(i => $"{11 + (i % 100)}.{i % 211}.{i % 13}.9", 1_000);
        Assert.Empty(Name(10_000));
    }

    /// <summary>Names the carriers of an excess in pps, of which 300 ms have passed with one tick of packets.</summary>
    private IEnumerable<string> Name(double excess)
    {
        Close();
        var named = Attribution.Name(meter, Direction.Inbound, Metric.Packets, excess / 3);
        return named.Select(n => n.Rate.Target.ToString());
    }

    private void Flood(Func<int, string> host, int packets)
    {
        for (var packet = 0; packet < packets; packet++)
            meter.Add(Prefix(host(packet)).Address, Direction.Inbound, 1, 100);
    }

    private void Close()
    {
        uptime += TimeSpan.FromMilliseconds(100);
        meter.Advance(uptime, learn: false);
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
