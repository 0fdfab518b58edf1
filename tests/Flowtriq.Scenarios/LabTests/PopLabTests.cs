using Flowtriq.Core.Packets;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.LabTests;

[Collection(LabCollection.Name)]
public sealed class PopLabTests
{
    [Fact]
    public async Task Replayed_packets_cross_the_edge_and_stay_inside()
    {
        if (PopLab.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        string[] names;
        await using (var lab = await PopLab.BuildAsync("AAA", "BBB"))
        {
            names = [.. lab.Pops.Select(pop => pop.Edge.Name)];
            var capture = Path.Combine(Path.GetTempPath(), $"{names[0]}.pcap");
            PcapFile.Write(capture, [FrameRewriter.Rewrite(LinkType.RawIp, Syn, _ => 0xCB007107)!]);
            var pop = lab["AAA"];

            await Replay.RunAsync(pop, capture, pps: 2_000, TimeSpan.FromSeconds(1));

            File.Delete(capture);
            Assert.InRange(await pop.CounterAsync(Pop.Uplink, "rx_packets"), 1_900, 2_100);
            Assert.InRange(await pop.CounterAsync(Pop.Downlink, "tx_packets"), 1_900, 2_100);
            Assert.InRange(await lab["BBB"].CounterAsync(Pop.Uplink, "rx_packets"), 0, 50);
            Assert.Equal(0, await OutsideAsync(pop));
        }
        var left = await Command.RequireAsync("ip", ["netns", "list"]);
        Assert.All(names, name => Assert.DoesNotContain(name, left, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Labs_of_one_process_stand_beside_each_other_and_follow_each_other_at_once()
    {
        if (PopLab.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        await using var first = await PopLab.BuildAsync("AAA");
        for (var turn = 0; turn < 5; turn++)
        {
            await using var second = await PopLab.BuildAsync("AAA");

            Assert.NotEqual(first["AAA"].Edge.Name, second["AAA"].Edge.Name);
            await second["AAA"].Edge.RequireAsync("cat", $"/sys/class/net/{Pop.Management}/address");
        }
    }

    // A SYN from 10.0.0.1 port 1024 to 10.0.0.2 port 80.
    private static readonly byte[] Syn = Convert.FromHexString(
        "4500002800010000400666CD0A0000010A00000204000050000000000000000050020000" + "97900000"
    );

    private static async Task<long> OutsideAsync(Pop pop)
    {
        var sent = await pop.CounterAsync(Pop.Management, "tx_packets");
        return sent > 100 ? sent : 0;
    }
}
