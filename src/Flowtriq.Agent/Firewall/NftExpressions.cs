using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// A FlowSpec match in nft's words, as alternatives that are joined by OR: most matches are one. The grammar is that of nft
/// 1.0.6 in a netdev chain. Values of a numeric component become a set of ranges, so that every operator is understood.
/// </summary>
internal static class NftExpressions
{
    private const int MostAlternatives = 16;
    private const uint Ipv6Header = 40;

    /// <summary>The alternatives; empty when the match cannot be said, or matches nothing.</summary>
    internal static IReadOnlyList<string> Of(FlowSpecMatch match)
    {
        List<string> alternatives = [Prefixes(match)];
        foreach (var component in match.Components)
        {
            var ways = Ways(component, match);
            if (ways.Count == 0 || ways.Count * alternatives.Count > MostAlternatives)
                return [];
            alternatives = [.. alternatives.SelectMany(_ => ways, static (left, right) => Join(left, right))];
        }

        return alternatives;
    }

    private static string Prefixes(FlowSpecMatch match)
    {
        var family = match.IsV4 ? "ip" : "ip6";
        var text = match.Destination is { } destination ? $"{family} daddr {destination}" : "";
        if (match.Source is { } source)
            text = Join(text, $"{family} saddr {source}");
        // Ports lie where TCP, UDP and SCTP have them.
        return match[FlowSpecField.Protocol] is null && match.Components.Any(static c => HasPorts(c.Field))
            ? Join(text, "meta l4proto { 6, 17, 132 }")
            : text;
    }

    private static List<string> Ways(FlowSpecComponent component, FlowSpecMatch match) =>
        component.Field switch
        {
            FlowSpecField.Protocol => Numeric("meta l4proto", component),
            FlowSpecField.SourcePort => Numeric("th sport", component),
            FlowSpecField.DestinationPort => Numeric("th dport", component),
            FlowSpecField.Port => [.. Numeric("th sport", component), .. Numeric("th dport", component)],
            FlowSpecField.IcmpType => Numeric(match.IsV4 ? "icmp type" : "icmpv6 type", component),
            FlowSpecField.IcmpCode => Numeric(match.IsV4 ? "icmp code" : "icmpv6 code", component),
            FlowSpecField.PacketLength => match.IsV4
                ? Numeric("ip length", component)
                : Numeric("ip6 length", component, Ipv6Header),
            FlowSpecField.Dscp => Numeric(match.IsV4 ? "ip dscp" : "ip6 dscp", component),
            FlowSpecField.FlowLabel => match.IsV4 ? [] : Numeric("ip6 flowlabel", component),
            FlowSpecField.TcpFlags => TcpFlagWays(component),
            FlowSpecField.Fragment => FragmentWays(component, match.IsV4),
        };

    private static List<string> Numeric(string field, FlowSpecComponent component, uint less = 0)
    {
        var parts = new List<string>();
        foreach (var (low, high) in FlowSpecEvaluation.Ranges(component))
        {
            if (high < less)
                continue;
            var from = low > less ? low - less : 0;
            parts.Add(
                from == high - less
                    ? from.ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{from}-{high - less}")
            );
        }

        return parts.Count == 0 ? [] : [$"{field} {{ {string.Join(", ", parts)} }}"];
    }

    // OR between AND-groups: one alternative a group.
    private static List<string> TcpFlagWays(FlowSpecComponent component)
    {
        var ways = new List<string>();
        foreach (var term in component.Terms)
        {
            // "All of the bits" is equality with them; "any of the bits" is "not none of them".
            var all = term.Has(FlowSpecOperator.All);
            var sign = all != term.Has(FlowSpecOperator.Not) ? "==" : "!=";
            var right = all ? term.Value : 0;
            var text = string.Create(CultureInfo.InvariantCulture, $"tcp flags & {term.Value} {sign} {right}");
            if (term.IsAnd && ways.Count > 0)
                ways[^1] = Join(ways[^1], text);
            else
                ways.Add(text);
        }

        return ways;
    }

    // The kinds of packet that differ in the fragment bits, each with how nft tells it.
    private static List<string> FragmentWays(FlowSpecComponent component, bool v4)
    {
        bool Takes(FlowSpecFragments bits) => FlowSpecEvaluation.Matches(component, (uint)bits);
        var whole = Takes(FlowSpecFragments.None);
        var first = Takes(FlowSpecFragments.FirstFragment);
        var middle = Takes(FlowSpecFragments.IsFragment);
        var last = Takes(FlowSpecFragments.IsFragment | FlowSpecFragments.LastFragment);
        var ways = new List<string>();
        if (middle && last)
            ways.Add(v4 ? "ip frag-off & 0x1fff != 0" : "exthdr frag exists frag frag-off != 0");
        else if (middle)
            ways.Add(
                v4 ? "ip frag-off & 0x1fff != 0 ip frag-off & 0x2000 != 0" : "frag frag-off != 0 frag more-fragments 1"
            );
        else if (last)
            ways.Add(
                v4 ? "ip frag-off & 0x1fff != 0 ip frag-off & 0x2000 == 0" : "frag frag-off != 0 frag more-fragments 0"
            );
        if (first)
            ways.Add(v4 ? "ip frag-off & 0x3fff == 0x2000" : "frag more-fragments 1 frag frag-off 0");
        if (!v4)
        {
            if (whole)
                ways.Add("exthdr frag missing");
            return ways;
        }

        var single = Takes(FlowSpecFragments.DontFragment);
        if (whole && single)
            ways.Add("ip frag-off & 0x3fff == 0");
        else if (whole)
            ways.Add("ip frag-off & 0x7fff == 0");
        else if (single)
            ways.Add("ip frag-off & 0x7fff == 0x4000");
        return ways;
    }

    private static bool HasPorts(FlowSpecField field) =>
        field is FlowSpecField.Port or FlowSpecField.SourcePort or FlowSpecField.DestinationPort;

    private static string Join(string left, string right) =>
        left.Length == 0 ? right
        : right.Length == 0 ? left
        : $"{left} {right}";
}
