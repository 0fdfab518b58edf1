using System.Globalization;
using System.Text;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// The whole table as one nft transaction: it replaces the one before or changes nothing. Fixed rules look elements up in
/// sets; filters that fit no set are rules in the chain of their target, which a verdict map reaches, so that no packet
/// walks the rules of other targets. Every element has a timeout: the kernel lets go of what nobody renews.
/// </summary>
internal static class FilterScript
{
    private const double LeastBurstBytes = 16_384;

    /// <summary>The transaction.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="devices">Interfaces whose ingress is filtered.</param>
    /// <param name="allow">Sources from which nothing is dropped.</param>
    /// <param name="filters">Those that can be said; see <see cref="CanSay"/>.</param>
    internal static string Write(
        string table,
        IReadOnlyList<string> devices,
        IReadOnlyList<IpPrefix> allow,
        IReadOnlyList<FilterEntry> filters
    )
    {
        var script = new StringBuilder(FilterTable.Remove(table));
        script.Append(CultureInfo.InvariantCulture, $"table netdev {table} {{\n");
        foreach (var v4 in (bool[])[true, false])
            Family(script, v4, allow, [.. filters.Where(filter => filter.Rule.Match.IsV4 == v4)]);
        for (var index = 0; index < devices.Count; index++)
            Ingress(script, index, devices[index], allow);
        return script.Append("}\n").ToString();
    }

    /// <summary>True when the rule can be put in nft's words.</summary>
    internal static bool CanSay(FlowSpecRule rule) =>
        ElementShape.Of(rule) is not null
        || (Verdict(rule.Action) is not null && NftExpressions.Of(rule.Match).Count > 0);

    private static void Family(StringBuilder script, bool v4, IReadOnlyList<IpPrefix> allow, FilterEntry[] filters)
    {
        var digit = v4 ? '4' : '6';
        var address = v4 ? "ipv4_addr" : "ipv6_addr";
        Set(script, $"allow{digit}", address, "interval; auto-merge", [.. allow.Where(p => p.IsV4 == v4).Select(Text)]);
        var lookups = new StringBuilder();
        var daddr = v4 ? "ip daddr" : "ip6 daddr";
        foreach (var shape in ElementShape.All)
        {
            var elements = Elements(shape, filters);
            if (elements.Count == 0)
                continue;
            Set(script, $"{shape.Set}{digit}", $"{address} . {shape.Type}", "timeout; counter", elements);
            var before =
                shape != ElementShape.Fragment ? ""
                : v4 ? "ip frag-off & 0x1fff != 0 "
                : "exthdr frag exists frag frag-off != 0 ";
            lookups.Append(
                CultureInfo.InvariantCulture,
                $"    {before}{daddr} . {shape.Lookup} @{shape.Set}{digit} drop\n"
            );
        }

        var chains = TargetChains.Of([.. filters.Where(static filter => ElementShape.Of(filter.Rule) is null)]);
        foreach (var chain in chains)
            Chain(script, chain);
        Map(script, lookups, $"hosts{digit}", address, "timeout", daddr, [.. chains.Where(c => c.Target.IsHost)]);
        Map(
            script,
            lookups,
            $"nets{digit}",
            address,
            "interval, timeout",
            daddr,
            [.. chains.Where(c => !c.Target.IsHost)]
        );
        script.Append(CultureInfo.InvariantCulture, $"  chain v{digit} {{\n{lookups}  }}\n");
    }

    private static void Set(StringBuilder script, string name, string type, string flags, List<string> elements)
    {
        script.Append(CultureInfo.InvariantCulture, $"  set {name} {{ type {type}; flags {flags};");
        if (elements.Count > 0)
            script.Append(CultureInfo.InvariantCulture, $" elements = {{ {string.Join(", ", elements)} }};");
        script.Append(" }\n");
    }

    // Two filters may ask for the same element; the kernel wants it once.
    private static List<string> Elements(ElementShape shape, FilterEntry[] filters)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var elements = new List<string>();
        foreach (var filter in filters)
        {
            if (ElementShape.Of(filter.Rule) is not { } found || found.Shape != shape)
                continue;
            foreach (var element in found.Elements)
            {
                var key = $"{filter.Rule.Match.Destination!.Value.Address} . {element}";
                if (known.Add(key))
                    elements.Add($"{key} timeout {filter.TimeoutSeconds}s comment \"{filter.Comment}\"");
            }
        }

        return elements;
    }

    private static void Chain(StringBuilder script, TargetChain chain)
    {
        script.Append(CultureInfo.InvariantCulture, $"  chain {chain.Name} {{\n");
        foreach (var filter in chain.Filters)
        {
            foreach (var expression in NftExpressions.Of(filter.Rule.Match))
                script.Append(
                    CultureInfo.InvariantCulture,
                    $"    {expression} {Verdict(filter.Rule.Action)} comment \"{filter.Comment}\"\n"
                );
        }

        script.Append("  }\n");
    }

    private static void Map(
        StringBuilder script,
        StringBuilder lookups,
        string name,
        string address,
        string flags,
        string daddr,
        TargetChain[] chains
    )
    {
        if (chains.Length == 0)
            return;
        var elements = chains.Select(chain =>
            $"{Text(chain.Target)} timeout {chain.TimeoutSeconds}s : jump {chain.Name}"
        );
        script.Append(
            CultureInfo.InvariantCulture,
            $"  map {name} {{ type {address} : verdict; flags {flags}; elements = {{ {string.Join(", ", elements)} }}; }}\n"
        );
        lookups.Append(CultureInfo.InvariantCulture, $"    {daddr} vmap @{name}\n");
    }

    private static void Ingress(StringBuilder script, int index, string device, IReadOnlyList<IpPrefix> allow)
    {
        script.Append(CultureInfo.InvariantCulture, $"  counter seen{index} {{ }}\n  counter passed{index} {{ }}\n");
        script.Append(CultureInfo.InvariantCulture, $"  chain in{index} {{\n");
        script.Append(
            CultureInfo.InvariantCulture,
            $"    type filter hook ingress device \"{device}\" priority -500; policy accept;\n"
        );
        if (allow.Any(static prefix => prefix.IsV4))
            script.Append("    ip saddr @allow4 accept\n");
        if (allow.Any(static prefix => !prefix.IsV4))
            script.Append("    ip6 saddr @allow6 accept\n");
        script.Append(CultureInfo.InvariantCulture, $"    counter name \"seen{index}\"\n");
        script.Append("    meta protocol ip jump v4\n    meta protocol ip6 jump v6\n");
        script.Append(CultureInfo.InvariantCulture, $"    counter name \"passed{index}\"\n  }}\n");
    }

    // The counter comes after the limit, so that it counts what is dropped and not what is let through.
    private static string? Verdict(FlowSpecAction action)
    {
        if (action.IsDiscard)
            return "counter drop";
        if (action.Rate is { } bytes)
        {
            var rate = Math.Max(1, Math.Round(bytes.Value));
            var burst = Math.Max(LeastBurstBytes, Math.Round(rate / 4));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"limit rate over {rate:F0} bytes/second burst {burst:F0} bytes counter drop"
            );
        }

        if (action.PacketRate is not { } packets)
            return null;
        var each = Math.Max(1, Math.Round(packets.Value));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"limit rate over {each:F0}/second burst {Math.Max(5, each / 4):F0} packets counter drop"
        );
    }

    private static string Text(IpPrefix prefix) => prefix.IsHost ? prefix.Address.ToString() : prefix.ToString();
}
