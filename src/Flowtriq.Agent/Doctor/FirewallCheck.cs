using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Firewall;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether level 1 could filter, where the configuration allows it. Leaves nothing in the kernel.</summary>
internal static class FirewallCheck
{
    private const string Name = "firewall";

    // One transaction that ends as it began: what the kernel cannot do, it refuses as a whole.
    private const string IngressProbe =
        "add table netdev ftagent_probe; "
        + "add chain netdev ftagent_probe probe { type filter hook ingress device \"lo\" priority 0; policy accept; }; "
        + "delete table netdev ftagent_probe\n";

    /// <param name="config">The configuration in force.</param>
    /// <param name="probe">Also try whether the kernel hooks at the ingress, which needs CAP_NET_ADMIN.</param>
    internal static Finding Look(AgentConfig config, bool probe)
    {
        if (config.Firewall.Mode == FirewallMode.Off)
            return Finding.Ok(
                Name,
                LibNftables.IsInstalled
                    ? "level 1 is not allowed here (firewall.mode is off)"
                    : "level 1 is not allowed here (firewall.mode is off), and libnftables is not installed"
            );
        if (!LibNftables.IsInstalled)
            return Finding.Problem(
                Name,
                "firewall.mode allows level 1, and libnftables.so.1 is not installed",
                "apt install libnftables1, or the package of that name of your distribution"
            );
        if (!probe)
            return Finding.Ok(Name, "libnftables is installed");
        using var nft = NftContext.Open(out var reason);
        if (nft is null)
            return Finding.Problem(Name, reason, "level 1 needs CAP_NET_ADMIN and a kernel with nf_tables");
        return nft.Run(IngressProbe, out var output)
            ? Finding.Ok(Name, "the kernel filters at the ingress of an interface")
            : Finding.Problem(
                Name,
                $"the kernel does not hook at the ingress of an interface: {output}",
                "level 1 needs CONFIG_NETFILTER_INGRESS and nf_tables with the netdev family"
            );
    }
}
