using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>Whom a mitigation touches, in figures and words.</summary>
internal static class BlastRadii
{
    internal static BlastRadius Of(MitigationAction action, CustomerTable customers) =>
        action.Target is { } target
            ? Of(action.Level, target, customers)
            : new BlastRadius(0, null, "names no destination");

    internal static BlastRadius Of(MitigationLevel level, IpPrefix target, CustomerTable customers)
    {
        var owner = customers.OwnerOf(target)?.Name;
        var addresses = Addresses(target);
        var hosts = target.IsV4 && target.Length is > 0 and <= 30 ? addresses - 2 : addresses;
        var unit = target.IsV4 || target.IsHost ? "host" : "/64 network";
        var whom = string.Create(
            CultureInfo.InvariantCulture,
            $"{hosts:#,0} {unit}{(hosts == 1 ? "" : "s")}{(owner is null ? "" : $" of {owner}")}"
        );
        var words = level switch
        {
            MitigationLevel.Firewall => $"filters traffic to {whom} on the nodes",
            MitigationLevel.FlowSpec => $"filters traffic to {whom} in the routers",
            MitigationLevel.Blackhole => $"takes {whom} offline",
            MitigationLevel.Scrubbing => $"sends all traffic to {whom} through the scrubber",
        };
        return new BlastRadius(addresses, owner, words);
    }

    private static double Addresses(IpPrefix prefix) =>
        prefix.IsHost ? 1 : Math.Pow(2, Math.Max(0, (prefix.IsV4 ? 32 : 64) - prefix.Length));
}
