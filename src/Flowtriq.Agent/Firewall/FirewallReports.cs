using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;

namespace Flowtriq.Agent.Firewall;

/// <summary>What the firewall does, in the words of a report.</summary>
internal static class FirewallReports
{
    internal static FirewallReport NotAllowed { get; } =
        new() { Reason = "not allowed by this node's configuration (firewall.mode is off)" };

    internal static void Fill(Report report, FirewallState state, FirewallMandate? mandate, bool byServer)
    {
        var firewall = new FirewallReport
        {
            Available = state.Available,
            Reason = state.Reason,
            OrdersVersion = byServer ? mandate?.OrdersVersion ?? 0 : 0,
            PolicyVersion = byServer ? mandate?.Policy.Version ?? 0 : 0,
        };
        foreach (var filter in state.Filters)
            firewall.Filters.Add(Filter(filter));
        foreach (var port in report.Interfaces)
        {
            if (port.Inbound is not { } inbound || !state.Devices.TryGetValue(port.Name, out var rate))
                continue;
            (inbound.FilteredPps, inbound.FilteredBps) = (rate.Packets.Value, rate.Bits.Value);
            firewall.DroppedPps += rate.Packets.Value;
            firewall.DroppedBps += rate.Bits.Value;
        }

        report.Firewall = firewall;
    }

    private static FilterReport Filter(FilterInForce filter) =>
        new()
        {
            Rule = FilterRuleCodec.Encode(filter.Filter.Rule),
            ByNode = filter.Filter.ByNode,
            DroppedPps = filter.Rate.Packets.Value,
            DroppedBps = filter.Rate.Bits.Value,
            DroppedPackets = filter.Packets,
            DroppedBytes = filter.Bytes,
            SinceUnixUs = UnixMicroseconds.From(filter.Since),
            ExpiresUnixUs = UnixMicroseconds.From(filter.Filter.Expires),
        };
}
