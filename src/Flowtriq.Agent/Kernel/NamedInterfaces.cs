using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// What is known of interfaces where sysfs is missing, as in some containers: the names that /proc/net/dev lists and the kernel's
/// numbers for them. Taken for Ethernet without a known speed, which is what containers have.
/// </summary>
internal static class NamedInterfaces
{
    internal static IReadOnlyList<InterfaceFacts> Of(IReadOnlyList<KernelInterface> listed) =>
        [.. listed.Where(one => one.Present).Select(Facts).OfType<InterfaceFacts>()];

    private static InterfaceFacts? Facts(KernelInterface one) =>
        LibC.IndexOf(one.Name) is > 0 and var index
            ? new InterfaceFacts(
                one.Name,
                (int)index,
                LinkType.Ethernet,
                SpeedBps: null,
                Up: true,
                Loopback: one.Name == "lo",
                Physical: false,
                Lower: []
            )
            : null;
}
