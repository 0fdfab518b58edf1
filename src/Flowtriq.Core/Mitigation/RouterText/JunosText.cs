using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>Set commands of Junos ([edit routing-options flow], and its inet6.0 rib for IPv6).</summary>
internal static class JunosText
{
    internal static string Rule(FlowSpecRule rule, string name)
    {
        var family = rule.Match.IsV4 ? "" : "rib inet6.0 ";
        var route = $"set routing-options {family}flow route {name}";
        var lines = new List<string>();
        if (rule.Match.Destination is { } destination)
            lines.Add($"{route} match destination {destination}");
        if (rule.Match.Source is { } source)
            lines.Add($"{route} match source {source}");
        lines.AddRange(rule.Match.Components.Select(component => $"{route} match {Component(component)}"));
        lines.AddRange(Actions(rule.Action).Select(action => $"{route} then {action}"));
        return string.Join('\n', lines);
    }

    internal static string Blackhole(IpPrefix prefix)
    {
        var route = $"set routing-options {(prefix.IsV4 ? "" : "rib inet6.0 ")}static route {prefix}";
        return $"{route} discard\n{route} community 65535:666";
    }

    private static string Component(FlowSpecComponent component) =>
        component.Field switch
        {
            FlowSpecField.TcpFlags => $"tcp-flags \"{FlagNames.TcpExpression(component)}\"",
            FlowSpecField.Fragment => $"fragment {List(FlagNames.FragmentNames(component))}",
            FlowSpecField.Protocol => $"protocol {List(FlowSpecEvaluation.Ranges(component).Select(Protocol))}",
            _ =>
                $"{FlowSpecFieldText.Name(component.Field)} {List(FlowSpecEvaluation.Ranges(component).Select(Range))}",
        };

    private static IEnumerable<string> Actions(FlowSpecAction action)
    {
        if (action.IsDiscard)
            yield return "discard";
        else if (action.Rate is { } rate)
            yield return string.Create(CultureInfo.InvariantCulture, $"rate-limit {rate.Value * 8:F0}");
        if (action.Redirect is { } redirect)
            yield return $"routing-instance target:{redirect}";
        if (action.Mark is { } mark)
            yield return $"mark {mark}";
        if (action.Sample)
            yield return "sample";
        if (action.Continue)
            yield return "next term";
    }

    private static string Protocol((uint Low, uint High) range) =>
        range.Low != range.High
            ? Range(range)
            : (IpProtocol)range.Low switch
            {
                IpProtocol.Icmp => "icmp",
                IpProtocol.Tcp => "tcp",
                IpProtocol.Udp => "udp",
                IpProtocol.Gre => "gre",
                IpProtocol.Esp => "esp",
                IpProtocol.IcmpV6 => "icmp6",
                IpProtocol.Sctp => "sctp",
                _ => Range(range),
            };

    private static string Range((uint Low, uint High) range) =>
        range.Low == range.High ? $"{range.Low}" : $"{range.Low}-{range.High}";

    private static string List(IEnumerable<string> values)
    {
        var list = values.ToArray();
        return list.Length == 1 ? list[0] : $"[ {string.Join(' ', list)} ]";
    }
}
