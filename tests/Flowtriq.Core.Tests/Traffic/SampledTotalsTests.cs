using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Traffic;

/// <summary>
/// "Exact totals, sampled shares": traffic sampled at random 1 in 64 over a socket that holds only so many frames, and
/// counters that are read a moment before the socket.
/// </summary>
public sealed class SampledTotalsTests
{
    private const int OneIn = 64;
    private const int PacketsPerTick = 20_000;
    private const int Hosts = 200;

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(200)]
    [InlineData(40)]
    public void Targets_add_up_to_the_counters_whatever_the_socket_loses(int socketHolds)
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        Run(meter, socketHolds, ticks: 30, nonIpOf: 0);

        var (second, shortly) = Totals(meter);

        Assert.Equal(PacketsPerTick * 10.0, second, PacketsPerTick * 10 * 0.005);
        Assert.Equal(PacketsPerTick * 10.0, shortly, PacketsPerTick * 10 * 0.005);
    }

    [Fact]
    public void Shares_survive_the_loss()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        Run(meter, socketHolds: 100, ticks: 30, nonIpOf: 0);

        // Half of the packets go to the first host: 1,000 samples a second tell it to within 1.6 %, times four.
        var first = meter.Rate(IpPrefix.Host(IpAddress.FromV4(1)), Direction.Inbound).Second.Packets.Value;
        Assert.InRange(first / (PacketsPerTick * 10), 0.436, 0.564);
    }

    [Fact]
    public void What_is_not_IP_is_not_laid_upon_the_targets()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        Run(meter, int.MaxValue, ticks: 30, nonIpOf: 4);

        // 3,125 samples a second, a quarter of them without a target: four standard errors are 3 %.
        Assert.InRange(Totals(meter).Second / (PacketsPerTick * 10), 0.72, 0.78);
    }

    /// <summary>Late ticks, and a sampling rate that is known wrongly while it changes: no target shows more than was counted.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_steady_rate_stays_what_the_counters_say_while_ticks_are_late_and_the_sampling_changes(int seed)
    {
        const double Pps = 50_000;
        var random = new Random(seed);
        var meter = new TargetMeter(OwnPrefixes.None);
        var victim = IpPrefix.Host(IpAddress.FromV4(1));
        var (uptime, oneIn) = (0.0, 64);
        for (var tick = 0; tick < 300; tick++)
        {
            var elapsed = random.Next(5) == 0 ? 0.2 + random.NextDouble() * 2.5 : 0.02 + 0.16 * random.NextDouble();
            uptime += elapsed;
            var packets = Pps * elapsed;
            meter.Reconcile(Direction.Inbound, packets);
            var believed = oneIn;
            if (random.Next(8) == 0)
                oneIn = 1 << random.Next(4, 8);
            for (var left = (int)(packets / oneIn); left > 0; left--)
                meter.Add(victim.Address, Direction.Inbound, believed, 500);
            meter.Advance(TimeSpan.FromSeconds(uptime), learn: false);
            if (tick >= 10)
                Assert.InRange(meter.Rate(victim, Direction.Inbound).Second.Packets.Value, Pps * 0.99, Pps * 1.01);
        }
    }

    [Fact]
    public void A_weight_far_too_high_shows_no_more_than_the_counters()
    {
        var meter = new TargetMeter(OwnPrefixes.None);
        var victim = IpPrefix.Host(IpAddress.FromV4(1));
        for (var tick = 1; tick <= 10; tick++)
        {
            meter.Reconcile(Direction.Inbound, 100);
            for (var packet = 0; packet < 100; packet++)
                meter.Add(victim.Address, Direction.Inbound, 1_024, 500);
            meter.Advance(TimeSpan.FromMilliseconds(100 * tick), learn: false);
        }

        Assert.Equal(1_000, meter.Rate(victim, Direction.Inbound).Second.Packets.Value, 10.0);
    }

    [Fact]
    public void A_packet_that_enters_at_one_edge_and_leaves_by_another_counts_once()
    {
        Assert.True(IpPrefix.TryParse("203.0.113.0/24", out var own));
        var meter = new TargetMeter(new OwnPrefixes([own]));
        Assert.True(IpAddress.TryParse("203.0.113.7", out var victim));
        var header = new PacketHeader
        {
            Source = IpAddress.FromV4(0x0808_0808),
            Destination = victim,
            Protocol = IpProtocol.Udp,
        };
        for (var tick = 1; tick <= 10; tick++)
        {
            foreach (var arrival in (ReadOnlySpan<Direction>)[Direction.Inbound, Direction.Outbound])
            {
                meter.Reconcile(arrival, 1_000);
                for (var packet = 0; packet < 1_000; packet++)
                    meter.Add(header, arrival, 1, 500);
            }

            meter.Advance(TimeSpan.FromMilliseconds(100 * tick), learn: false);
        }

        var rate = meter.Rate(IpPrefix.Host(victim), Direction.Inbound).Second.Packets.Value;
        Assert.Equal(10_000, rate, 100.0);
    }

    private static void Run(TargetMeter meter, int socketHolds, int ticks, int nonIpOf)
    {
        var random = new Random(11);
        var late = 0;
        for (var tick = 1; tick <= ticks; tick++)
        {
            // What came between the two readings is in this tick's sample and in the next tick's counters.
            var lateBefore = late;
            late = random.Next(PacketsPerTick / 100);
            meter.Reconcile(Direction.Inbound, PacketsPerTick - late + lateBefore);
            var held = 0;
            for (var packet = 0; packet < PacketsPerTick; packet++)
            {
                if (random.Next(OneIn) != 0 || held++ >= socketHolds)
                    continue;
                if (nonIpOf != 0 && random.Next(nonIpOf) == 0)
                    meter.AddOther(Direction.Inbound, OneIn);
                else
                    meter.Add(Host(random), Direction.Inbound, OneIn, 500);
            }

            meter.Advance(TimeSpan.FromMilliseconds(100 * tick), learn: true);
        }
    }

    private static IpAddress Host(Random random) =>
        IpAddress.FromV4(random.Next(2) == 0 ? 1u : (uint)random.Next(2, Hosts));

    private static (double Second, double Short) Totals(TargetMeter meter)
    {
        var (second, shortly) = (0.0, 0.0);
        for (uint host = 1; host < Hosts; host++)
        {
            var rate = meter.Rate(IpPrefix.Host(IpAddress.FromV4(host)), Direction.Inbound);
            second += rate.Second.Packets.Value;
            shortly += rate.Short.Packets.Value;
        }

        return (second, shortly);
    }
}
