using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Flowtriq.Server.Tests.Running;

/// <summary>A /proc and /sys with one interface, whose counters grow in real time at a rate a test sets.</summary>
internal sealed class FakeKernel : IDisposable
{
    private const ulong PacketLength = 500;
    private readonly Lock writing = new();
    private readonly FileStream counters;
    private readonly Timer pump;
    private double packets = 1_000_000;
    private long written = Stopwatch.GetTimestamp();

    public FakeKernel(string root)
    {
        (Proc, Sys) = (Path.Combine(root, "proc"), Path.Combine(root, "sys"));
        Directory.CreateDirectory(Path.Combine(Proc, "net"));
        Directory.CreateDirectory(Path.Combine(Proc, "self"));
        var eth0 = Directory.CreateDirectory(Path.Combine(Sys, "class/net/eth0/device")).Parent!.FullName;
        File.WriteAllText(Path.Combine(Proc, "self/statm"), "5000 4000 3000 1 0 900 0\n");
        File.WriteAllText(
            Path.Combine(Proc, "net/route"),
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                + "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
        );
        foreach (var (name, text) in new[] { ("ifindex", "2"), ("type", "1"), ("speed", "10000"), ("operstate", "up") })
            File.WriteAllText(Path.Combine(eth0, name), text + "\n");
        counters = new FileStream(
            Path.Combine(Proc, "net/dev"),
            FileMode.Create,
            FileAccess.Write,
            FileShare.ReadWrite,
            bufferSize: 0
        );
        Write();
        pump = new Timer(_ => Write(), null, 20, 20);
    }

    public string Proc { get; }

    public string Sys { get; }

    public double PacketsPerSecond { get; set; } = 1_000;

    public void Dispose()
    {
        using var idle = new ManualResetEvent(false);
        pump.Dispose(idle);
        idle.WaitOne();
        counters.Dispose();
    }

    // Always the same length and in one call, so that a reader never finds half a file.
    private void Write()
    {
        lock (writing)
        {
            var now = Stopwatch.GetTimestamp();
            packets += PacketsPerSecond * Stopwatch.GetElapsedTime(written, now).TotalSeconds;
            written = now;
            var count = (ulong)packets;
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"Inter-|   Receive  |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n  eth0: {count * PacketLength, 20} {count, 20} 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
            );
            counters.Position = 0;
            counters.Write(Encoding.ASCII.GetBytes(text));
        }
    }
}
