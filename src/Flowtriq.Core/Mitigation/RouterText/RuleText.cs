using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>A mitigation as the network engineer would write it on a router or read it there.</summary>
public static class RuleText
{
    /// <summary>The text, lines separated by line feeds, none at the end.</summary>
    /// <param name="action">What to show; a filter on a node is shown as the FlowSpec rule it corresponds to.</param>
    /// <param name="syntax">In whose words.</param>
    /// <param name="name">Name of the rule where the syntax needs one; letters, digits and hyphens.</param>
    public static string Of(MitigationAction action, RouterSyntax syntax, string name) =>
        action.Match(
            filter => Rule(filter.Rule, syntax, name),
            rule => Rule(rule.Rule, syntax, name),
            blackhole => Blackhole(blackhole.Prefix, syntax),
            divert => divert.ToString()
        );

    /// <summary>The text of a FlowSpec rule.</summary>
    public static string Rule(FlowSpecRule rule, RouterSyntax syntax, string name) =>
        syntax switch
        {
            RouterSyntax.Junos => JunosText.Rule(rule, name),
            RouterSyntax.IosXr => IosXrText.Rule(rule, name),
            RouterSyntax.Frr => FrrText.Rule(rule),
            RouterSyntax.Bird => BirdText.Rule(rule),
        };

    private static string Blackhole(IpPrefix prefix, RouterSyntax syntax) =>
        syntax switch
        {
            RouterSyntax.Junos => JunosText.Blackhole(prefix),
            RouterSyntax.IosXr =>
                $"router static\n address-family {(prefix.IsV4 ? "ipv4" : "ipv6")} unicast\n  {prefix} Null0 tag 666",
            RouterSyntax.Frr => $"{(prefix.IsV4 ? "ip" : "ipv6")} route {prefix} blackhole tag 666",
            RouterSyntax.Bird => $"route {prefix} blackhole {{ bgp_community.add((65535, 666)); }};",
        };
}
