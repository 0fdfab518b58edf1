using System.Globalization;

namespace Flowtriq.Agent.Tests.Kernel;

/// <summary>A /proc and /sys of its own in a temporary folder, as the agent sees them through procRoot and sysRoot.</summary>
internal sealed class KernelTree : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("ftagent-").FullName;

    internal string Proc => Path.Combine(Root, "proc");

    internal string Sys => Path.Combine(Root, "sys");

    internal KernelTree()
    {
        Directory.CreateDirectory(Path.Combine(Proc, "net"));
        Directory.CreateDirectory(Path.Combine(Proc, "self"));
        Directory.CreateDirectory(Path.Combine(Sys, "class/net"));
        File.WriteAllText(Path.Combine(Proc, "self/statm"), "5000 4000 3000 1 0 900 0\n");
        File.WriteAllText(Path.Combine(Proc, "net/route"), "Iface\tDestination\tGateway\n");
        WriteCounters();
    }

    /// <summary>Writes /proc/net/dev in place, as the kernel's file changes under an open descriptor.</summary>
    internal void WriteCounters(
        params (string Name, ulong Bytes, ulong Packets, ulong SentBytes, ulong SentPackets)[] all
    )
    {
        var file = Path.Combine(Proc, "net/dev");
        if (Directory.Exists(file))
            Directory.Delete(file);
        var text =
            "Inter-|   Receive                                                |  Transmit\n"
            + " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n";
        foreach (var (name, bytes, packets, sentBytes, sentPackets) in all)
            text += string.Create(
                CultureInfo.InvariantCulture,
                $"{name, 6}: {bytes, 7} {packets, 7}    1    2    0     0          0         0 {sentBytes, 8} {sentPackets, 7}    3    4    0     0       0          0\n"
            );
        File.WriteAllText(file, text);
    }

    /// <summary>/proc/net/dev is a thing that gives no bytes; writing counters brings it back.</summary>
    internal void TakeCountersAway()
    {
        File.Delete(Path.Combine(Proc, "net/dev"));
        Directory.CreateDirectory(Path.Combine(Proc, "net/dev"));
    }

    internal void AddInterface(
        string name,
        int index,
        bool physical,
        int type = 1,
        int speed = -1,
        params string[] lower
    )
    {
        var folder = Path.Combine(Sys, "class/net", name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ifindex"), $"{index}\n");
        File.WriteAllText(Path.Combine(folder, "type"), $"{type}\n");
        File.WriteAllText(Path.Combine(folder, "speed"), $"{speed}\n");
        File.WriteAllText(Path.Combine(folder, "operstate"), "up\n");
        if (physical)
            Directory.CreateDirectory(Path.Combine(folder, "device"));
        foreach (var one in lower)
            Directory.CreateSymbolicLink(Path.Combine(folder, $"lower_{one}"), $"../{one}");
    }

    internal void DefaultRouteOver(string name) =>
        File.WriteAllText(
            Path.Combine(Proc, "net/route"),
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                + $"{name}\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
        );

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
