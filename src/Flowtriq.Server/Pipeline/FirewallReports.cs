using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;

namespace Flowtriq.Server.Pipeline;

/// <summary>Turns what a node says of its firewall into the server's types; a filter that cannot be is left out.</summary>
internal static class FirewallReports
{
    private const int LongestReason = 512;
    private const int MostFilters = 10_000;

    internal static NodeFirewall Read(FirewallReport report) =>
        new(
            report.Available,
            report.Reason.Length <= LongestReason ? report.Reason : report.Reason[..LongestReason],
            report.OrdersVersion,
            report.PolicyVersion,
            [.. report.Filters.Take(MostFilters).Select(Read).OfType<EdgeFilterState>()],
            Rate(report.DroppedPps, report.DroppedBps)
        );

    private static EdgeFilterState? Read(FilterReport filter)
    {
        if (
            !FilterRuleCodec.TryDecode(filter.Rule, out var rule)
            || !UnixMicroseconds.TryParse(filter.SinceUnixUs, out var since)
            || !UnixMicroseconds.TryParse(filter.ExpiresUnixUs, out var expires)
        )
            return null;
        return new EdgeFilterState(
            new MitigationAction.EdgeFilter(rule),
            filter.ByNode,
            Rate(filter.DroppedPps, filter.DroppedBps),
            filter.DroppedPackets,
            filter.DroppedBytes,
            since,
            expires
        );
    }

    private static TrafficRate Rate(double packets, double bits) => TrafficRate.Of(Number(packets), Number(bits));

    private static double Number(double value) => double.IsFinite(value) && value >= 0 ? value : 0;
}
