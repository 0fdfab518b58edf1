using System.Net;
using System.Net.Sockets;
using Flowtriq.Agent.Kernel;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Tests.Kernel;

/// <summary>The real kernel, on the loopback interface: its packets go nowhere else.</summary>
public sealed class PacketTapTests
{
    private const int LoopbackIndex = 1;
    private const int Port = 47_811;

    [Fact]
    public void Takes_real_frames_with_time_length_and_weight()
    {
        var started = DateTimeOffset.UtcNow;

        var seen = Undisturbed(tap =>
        {
            Send(20, 300);
            return Drain(tap);
        });

        Assert.Equal(20, seen.Count);
        Assert.All(seen, one => Assert.Equal((14 + 20 + 8 + 300, 96, 1.0), (one.Wire, one.Held, one.Weight)));
        Assert.All(seen, one => Assert.InRange((one.At - started).TotalSeconds, -1, 10));
    }

    [Fact]
    public void Samples_in_the_kernel_and_weighs_what_came_before_the_change_as_before()
    {
        var seen = Undisturbed(tap =>
        {
            Send(10, 10);
            tap.Adapt(packetsPerSecond: 16_000, budget: 1_000, outgoing: false);
            Assert.Equal(16, tap.OneIn);
            Send(4_000, 10);
            return Drain(tap);
        });

        Assert.Equal(10, seen.Count(one => one.Weight == 1));
        // Binomial: 250 expected, six standard deviations either side.
        Assert.InRange(seen.Count(one => one.Weight >= 16), 160, 340);
    }

    [Fact]
    public void Weights_make_up_for_what_the_full_ring_lost()
    {
        const int Sent = 30_000;
        using var tap = Open();
        Send(Sent, 400);

        var seen = Drain(tap);

        Assert.True(tap.Dropped > 1_000, $"only {tap.Dropped} dropped: the test proves nothing");
        // Others use the loopback meanwhile, and what they lost counts as ours in proportion.
        Assert.InRange(seen.Sum(one => one.Weight), Sent * 0.9, Sent * 1.1);
    }

    [Fact]
    public void Goes_round_the_ring_without_losing_or_repeating_a_frame()
    {
        var wires = Undisturbed(tap =>
        {
            var seen = new List<int>();
            for (var round = 0; round < 60; round++)
            {
                for (var size = 100; size < 200; size++)
                    Send(1, size);
                seen.AddRange(Drain(tap).Select(one => one.Wire));
            }

            return seen;
        });

        Assert.Equal(Enumerable.Range(0, 60).SelectMany(_ => Enumerable.Range(100 + 14 + 20 + 8, 100)), wires);
    }

    [Fact]
    public void Says_in_words_why_it_cannot_open()
    {
        RequireRoot();

        Assert.Null(PacketTap.TryOpen(2_000_000_000, 96, out var reason));
        Assert.StartsWith("AF_PACKET", reason, StringComparison.Ordinal);
    }

    private static void RequireRoot()
    {
        if (Environment.UserName != "root")
            Assert.Skip("needs CAP_NET_RAW");
    }

    private static PacketTap Open()
    {
        RequireRoot();
        var tap = PacketTap.TryOpen(LoopbackIndex, 96, out var reason);
        Assert.SkipWhen(tap is null, reason);
        return tap!;
    }

    // Others use the loopback too. While their packets fill the ring and cost us some of ours, it is tried anew.
    private static T Undisturbed<T>(Func<PacketTap, T> look)
    {
        for (var left = 10; ; left--)
        {
            using var tap = Open();
            var seen = look(tap);
            Send(1, 10);
            Drain(tap);
            if (tap.Dropped == 0 || left == 0)
                return seen;
        }
    }

    private static void Send(int count, int size)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var payload = new byte[size];
        for (var sent = 0; sent < count; sent++)
            socket.SendTo(payload, new IPEndPoint(IPAddress.Loopback, Port));
    }

    // Other programs use the loopback too: only what went to this port counts.
    private static List<(int Wire, int Held, double Weight, DateTimeOffset At)> Drain(PacketTap tap)
    {
        var seen = new List<(int, int, double, DateTimeOffset)>();
        for (var tick = 0; tick < 20; tick++)
        {
            while (tap.TryNext(out var frame))
            {
                if (
                    PacketParser.TryParse(frame.Bytes, LinkType.Ethernet, frame.WireLength, out var header, out _)
                    && header.DestinationPort == Port
                    && header.Protocol == IpProtocol.Udp
                    && !frame.Outgoing
                )
                    seen.Add(
                        (
                            frame.WireLength,
                            frame.Bytes.Length,
                            frame.Weight,
                            DateTimeOffset.UnixEpoch.AddTicks(frame.UnixNanoseconds / 100)
                        )
                    );
            }
        }

        return seen;
    }
}
