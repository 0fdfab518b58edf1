using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Traffic;

public sealed class TargetMeterTests
{
    private static readonly IpAddress Victim = IpAddress.FromV4(0xCB00_7107);
    private TimeSpan uptime;

    [Fact]
    public void Estimates_are_within_four_standard_errors_of_the_truth()
    {
        var random = new Random(5);
        foreach (var weight in new[] { 1, 10, 100, 1_000 })
        {
            var meter = new TargetMeter(OwnPrefixes.None);
            for (var tick = 0; tick < 10; tick++)
            {
                for (var packet = 0; packet < 20_000; packet++)
                {
                    if (random.Next(weight) == 0)
                        meter.Add(Victim, Direction.Inbound, weight, 100);
                }

                Close(meter);
            }

            var rate = meter.Rate(IpPrefix.Host(Victim), Direction.Inbound);
            // 0.5 % of slack is the storage's rounding.
            Assert.InRange(rate.Second.Packets.Value, 199_000 - 4 * rate.SecondError, 201_000 + 4 * rate.SecondError);
            Assert.Equal(Math.Sqrt(rate.Second.Packets.Value * (weight - 1)), rate.SecondError, 1.0);
            Assert.InRange(rate.Second.Bits.Value / rate.Second.Packets.Value, 780, 820);
        }
    }

    [Fact]
    public void Windows_slide_by_the_tick()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        Packets(meter, Victim, 3_000);
        Close(meter);
        Close(meter);
        Assert.Equal(10_000, Rate(meter, Victim).Short.Packets.Value, 50d);
        Assert.Equal(3_000, Rate(meter, Victim).Second.Packets.Value, 20d);
        Close(meter);
        Close(meter);
        Assert.Equal(0, Rate(meter, Victim).Short.Packets.Value);
        for (var tick = 0; tick < 8; tick++)
            Close(meter);
        Assert.Equal(0, Rate(meter, Victim).Second.Packets.Value);
    }

    [Fact]
    public void Those_above_a_level_are_found_wherever_they_lie_and_whenever_they_came()
    {
        var random = new Random(11);
        var meter = new TargetMeter(OwnPrefixes.None);
        var levels = new TargetLevels(1_000, double.PositiveInfinity, 1_000, double.PositiveInfinity);
        var found = new TargetRate[256];
        IpAddress[] all =
        [
            .. Enumerable.Range(0, 5_000).Select(host => IpAddress.FromV4(0x0A00_0000 + (uint)host * 7)),
        ];
        var ever = 0;
        for (var tick = 0; tick < 400; tick++)
        {
            // Bursts and pauses: most ticks bring nothing, many targets are silent for longer than a table remembers.
            var busy = random.Next(3) == 0 ? random.Next(40) : 0;
            for (var one = 0; one < busy; one++)
                Packets(meter, all[random.Next(all.Length)], random.Next(1, 900));
            Close(meter);

            var count = meter.Above(ofPrefixes: false, levels, found);

            IpPrefix[] above = [.. all.Select(IpPrefix.Host).Where(Above)];
            Assert.Equal(above.Order(), found.AsSpan(0, count).ToArray().Select(rate => rate.Target).Order());
            ever += count;
        }

        Assert.True(ever > 1_000);

        bool Above(IpPrefix target) => meter.Rate(target, Direction.Inbound).Short.Packets.Value >= 1_000;
    }

    [Fact]
    public void A_carpet_of_random_addresses_does_not_displace_heavy_targets()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        uint next = 1;
        for (var tick = 0; tick < 20; tick++)
        {
            for (uint heavy = 0; heavy < 1_000; heavy++)
                Packets(meter, IpAddress.FromV4(0xCB00_0000 + heavy), 20);
            for (var noise = 0; noise < 50_000; noise++)
                meter.Add(IpAddress.FromV4(next++ * 2_654_435_761), Direction.Inbound, 1, 60);
            Close(meter);
        }

        for (uint heavy = 0; heavy < 1_000; heavy++)
            Assert.Equal(200, Rate(meter, IpAddress.FromV4(0xCB00_0000 + heavy)).Second.Packets.Value, 3d);
    }

    [Fact]
    public void Hosts_roll_up_to_their_networks_and_own_prefixes()
    {
        var meter = new TargetMeter(new OwnPrefixes([Prefix("203.0.112.0/22"), Prefix("2001:db8::/32")]));
        for (uint host = 0; host < 100; host++)
        {
            Packets(meter, IpAddress.FromV4(0xCB00_7000 + (host * 8)), 10);
            Packets(meter, new IpAddress(new UInt128(0x2001_0DB8_0000_0000UL + (host % 4), host)), 10);
        }

        Close(meter);
        Assert.Equal(1_000 / 0.3, RateOf("203.0.112.0/22"), 20d);
        Assert.Equal(320 / 0.3, RateOf("203.0.112.0/24"), 20d);
        Assert.Equal(1_000 / 0.3, RateOf("2001:db8::/32"), 20d);
        Assert.Equal(1_000 / 0.3, RateOf("2001:db8::/48"), 20d);
        Assert.Equal(250 / 0.3, RateOf("2001:db8:0:3::/64"), 20d);

        double RateOf(string prefix) => meter.Rate(Prefix(prefix), Direction.Inbound).Short.Packets.Value;
    }

    [Fact]
    public void Own_space_decides_which_end_is_the_target()
    {
        var meter = new TargetMeter(new OwnPrefixes([Prefix("203.0.113.0/24")]));
        var inside = Prefix("203.0.113.7").Address;
        var outside = Prefix("198.51.100.1").Address;
        meter.Add(Header(outside, inside), Direction.Inbound, 1, 100);
        meter.Add(Header(inside, outside), Direction.Inbound, 1, 100);
        meter.Add(Header(outside, outside), Direction.Inbound, 1, 100);
        Close(meter);
        Assert.True(meter.Rate(IpPrefix.Host(inside), Direction.Inbound).Last.Packets.Value > 0);
        Assert.True(meter.Rate(IpPrefix.Host(inside), Direction.Outbound).Last.Packets.Value > 0);
        Assert.Equal(1, meter.Hosts / 2);
        Assert.Equal(1, meter.Foreign);
    }

    [Fact]
    public void Without_own_prefixes_arrivals_have_their_destination_and_departures_their_source()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        var (here, there) = (Prefix("203.0.113.7").Address, Prefix("198.51.100.1").Address);
        meter.Add(Header(there, here), Direction.Inbound, 1, 100);
        meter.Add(Header(here, there), Direction.Outbound, 1, 100);
        Close(meter);
        Assert.True(meter.Rate(IpPrefix.Host(here), Direction.Inbound).Last.Packets.Value > 0);
        Assert.True(meter.Rate(IpPrefix.Host(here), Direction.Outbound).Last.Packets.Value > 0);
    }

    [Fact]
    public void Estimates_are_scaled_to_the_exact_total()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        for (var tick = 0; tick < 10; tick++)
        {
            Packets(meter, Victim, 300);
            Packets(meter, IpAddress.FromV4(1), 100);
            meter.Reconcile(Direction.Inbound, 800);
            Close(meter);
        }

        Assert.Equal(2, meter.Correction(Direction.Inbound), 0.001);
        Assert.Equal(6_000, Rate(meter, Victim).Second.Packets.Value, 30d);
    }

    [Fact]
    public void The_busiest_come_first()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        for (uint host = 1; host <= 50; host++)
            Packets(meter, IpAddress.FromV4(host), (int)host);
        Close(meter);
        var top = new TargetRate[3];
        Assert.Equal(3, meter.Top(Direction.Inbound, Metric.Packets, top));
        Assert.Equal([50u, 49u, 48u], top.Select(t => t.Target.Address.V4));
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);

    private static PacketHeader Header(IpAddress source, IpAddress destination) =>
        new()
        {
            Source = source,
            Destination = destination,
            Protocol = IpProtocol.Udp,
        };

    private static void Packets(TargetMeter meter, IpAddress host, int count)
    {
        for (; count > 0; count--)
            meter.Add(host, Direction.Inbound, 1, 100);
    }

    private static TargetRate Rate(TargetMeter meter, IpAddress host) =>
        meter.Rate(IpPrefix.Host(host), Direction.Inbound);

    private void Close(TargetMeter meter)
    {
        uptime += TimeSpan.FromMilliseconds(100);
        meter.Advance(uptime, learn: true);
    }
}
