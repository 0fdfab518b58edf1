using System.Globalization;
using System.Text;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Kernel;

/// <summary>Reads interface facts from sysfs (Documentation/ABI/testing/sysfs-class-net).</summary>
internal static class SysClassNet
{
    private const int ArpHardwareEthernet = 1;
    private const int ArpHardwarePpp = 512;
    private const int ArpHardwareLoopback = 772;
    private const int ArpHardwareNone = 65534;
    private const int LongestLine = 64;

    /// <summary>Facts on every interface; empty when sysfs is not there.</summary>
    internal static IReadOnlyList<InterfaceFacts> Read(string sysRoot)
    {
        var folder = Path.Combine(sysRoot, "class/net");
        if (!Directory.Exists(folder))
            return [];
        return Directory
            .EnumerateFileSystemEntries(folder)
            .Select(ReadOne)
            .OfType<InterfaceFacts>()
            .OrderBy(facts => facts.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static InterfaceFacts? ReadOne(string folder)
    {
        // bonding_masters and the like are files, not interfaces.
        if (Number(folder, "ifindex") is not { } index)
            return null;
        var hardware = Number(folder, "type") ?? 0;
        var speed = Number(folder, "speed");
        return new InterfaceFacts(
            Path.GetFileName(folder),
            (int)index,
            Link(hardware),
            speed > 0 ? speed * 1e6 : null,
            Text(folder, "operstate") is "up" or "unknown",
            hardware == ArpHardwareLoopback,
            Directory.Exists(Path.Combine(folder, "device")),
            Lower(folder)
        );
    }

    private static List<string> Lower(string folder)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries(folder, "lower_*")
                .Select(path => Path.GetFileName(path)["lower_".Length..])
                .ToList();
        }
        catch (IOException)
        {
            return []; // it vanished between the listing and this look
        }
    }

    private static LinkType? Link(long hardware) =>
        hardware switch
        {
            ArpHardwareEthernet or ArpHardwareLoopback => LinkType.Ethernet,
            ArpHardwarePpp or ArpHardwareNone => LinkType.RawIp,
            _ => null,
        };

    private static long? Number(string folder, string file) =>
        long.TryParse(Text(folder, file), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // Reading "speed" of a device that is down fails with EINVAL; a device may vanish at any moment. Attributes here are a line of a
    // few bytes, for which a stream and its reader would cost more than the kernel does.
    private static string? Text(string folder, string file)
    {
        try
        {
            using var handle = File.OpenHandle(Path.Combine(folder, file), share: FileShare.ReadWrite);
            Span<byte> line = stackalloc byte[LongestLine];
            return Encoding.ASCII.GetString(line[..RandomAccess.Read(handle, line, 0)]).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
