using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>What the lab builds is judged by tshark, a reader that is not ours.</summary>
public sealed class LabCaptureTests
{
    private const string Complaints =
        "_ws.malformed || ip.checksum.status == 0 || tcp.checksum.status == 0 || udp.checksum.status == 0"
        + " || icmp.checksum.status == 0 || icmpv6.checksum.status == 0 || sctp.checksum.status == 0";

    private static readonly string[] ChecksumOptions =
    [
        "-o",
        "ip.check_checksum:TRUE",
        "-o",
        "tcp.check_checksum:TRUE",
        "-o",
        "udp.check_checksum:TRUE",
        "-o",
        "sctp.checksum:TRUE",
    ];

    [Fact]
    public async Task Every_frame_has_right_lengths_and_checksums()
    {
        foreach (var frames in Frames.All.GroupBy(one => one.Link))
        {
            var capture = new CaptureBuilder { Link = frames.Key };
            foreach (var (_, frame) in frames)
                capture.Add(TimeSpan.FromMilliseconds(capture.Frames.Count), frame);
            Assert.Empty(
                await Wireshark.TsharkAsync(
                    capture.ToPcap(),
                    [.. ChecksumOptions, "--disable-protocol", "dns", "-Y", Complaints]
                )
            );
        }
    }

    [Fact]
    public async Task Every_synthetic_stream_is_well_formed()
    {
        var plan = new StreamPlan(Address.Of("203.0.113.9")) { PacketsPerSecond = 60 };
        var capture = new CaptureBuilder().Add([
            .. AttackCatalogue.All.Select(recipe => recipe.Frames(plan)),
            Background.Frames(plan),
        ]);
        Assert.Empty(
            await Wireshark.TsharkAsync(
                capture.ToPcap(),
                [.. ChecksumOptions, "-Y", "(" + Complaints + ") && !quic && !gre"]
            )
        );
    }

    [Fact]
    public void The_same_plan_gives_the_same_packets()
    {
        var plan = new StreamPlan(Address.Of("203.0.113.9")) { PacketsPerSecond = 100 };
        foreach (var recipe in AttackCatalogue.All)
            Assert.Equal(recipe.Frames(plan).Select(one => one.Frame), recipe.Frames(plan).Select(one => one.Frame));
    }

    [Fact]
    public void A_carpet_reaches_every_host_of_its_prefix()
    {
        var plan = StreamPlan.Over(Address.Prefix("203.0.113.0/24"), 90) with { PacketsPerSecond = 900 };
        var targets = AttackCatalogue
            .UdpFlood.Frames(plan)
            .Select(one => PacketParserTests.Parse(one.Frame).Destination)
            .Distinct();
        Assert.Equal(90, targets.Count());
    }
}
