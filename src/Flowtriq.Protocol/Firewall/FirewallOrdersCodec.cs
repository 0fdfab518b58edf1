using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using CoreOrder = Flowtriq.Core.Mitigation.Local.FilterOrder;

namespace Flowtriq.Protocol.Firewall;

/// <summary>The set of filters that is wanted on a node, to the wire and back; one faulty filter refuses the set.</summary>
public static class FirewallOrdersCodec
{
    private const int MostFilters = 10_000;

    /// <summary>The wire form.</summary>
    public static FirewallOrders Encode(ulong version, NodeId node, IEnumerable<CoreOrder> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        var message = new FirewallOrders { Version = version, Node = node.Value };
        foreach (var filter in filters)
        {
            message.Filters.Add(
                new FilterOrder
                {
                    Rule = FilterRuleCodec.Encode(filter.Rule),
                    ExpiresUnixUs = UnixMicroseconds.From(filter.Expires),
                }
            );
        }

        return message;
    }

    /// <summary>The filters; false when one of them cannot be.</summary>
    public static bool TryDecode(FirewallOrders message, [NotNullWhen(true)] out IReadOnlyList<CoreOrder>? filters)
    {
        ArgumentNullException.ThrowIfNull(message);
        filters = null;
        if (message.Filters.Count > MostFilters)
            return false;
        var list = new List<CoreOrder>(message.Filters.Count);
        foreach (var filter in message.Filters)
        {
            if (
                !FilterRuleCodec.TryDecode(filter.Rule, out var rule)
                || !UnixMicroseconds.TryParse(filter.ExpiresUnixUs, out var expires)
            )
                return false;
            list.Add(new CoreOrder(rule, expires));
        }

        filters = list;
        return true;
    }
}
