using System.Globalization;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>Class map, policy map and flowspec section of IOS-XR (Implementing BGP Flowspec, routing configuration guide).</summary>
internal static class IosXrText
{
    internal static string Rule(FlowSpecRule rule, string name)
    {
        var family = rule.Match.IsV4 ? "ipv4" : "ipv6";
        var lines = new List<string> { $"class-map type traffic match-all {name}" };
        if (rule.Match.Destination is { } destination)
            lines.Add($" match destination-address {family} {destination}");
        if (rule.Match.Source is { } source)
            lines.Add($" match source-address {family} {source}");
        lines.AddRange(rule.Match.Components.Select(component => $" match {Component(component, family)}"));
        lines.AddRange([" end-class-map", "!", $"policy-map type pbr {name}", $" class type traffic {name}"]);
        lines.AddRange(Actions(rule.Action).Select(action => $"  {action}"));
        lines.AddRange([" !", " end-policy-map", "!"]);
        lines.AddRange(["flowspec", $" address-family {family}", $"  service-policy type pbr {name}"]);
        return string.Join('\n', lines);
    }

    private static string Component(FlowSpecComponent component, string family) =>
        component.Field switch
        {
            FlowSpecField.TcpFlags => FlagNames.ValueAndMask(component) is { } flags
                ? $"tcp-flag {flags.Value} bit-mask {flags.Mask}"
                : component.ToString(),
            FlowSpecField.Fragment => $"fragment-type {string.Join(' ', FlagNames.FragmentNames(component))}",
            FlowSpecField.PacketLength => $"packet length {Values(component)}",
            FlowSpecField.IcmpType => $"{family} icmp-type {Values(component)}",
            FlowSpecField.IcmpCode => $"{family} icmp-code {Values(component)}",
            _ => $"{FlowSpecFieldText.Name(component.Field)} {Values(component)}",
        };

    private static string Values(FlowSpecComponent component) =>
        string.Join(
            ' ',
            FlowSpecEvaluation.Ranges(component).Select(r => r.Low == r.High ? $"{r.Low}" : $"{r.Low}-{r.High}")
        );

    private static IEnumerable<string> Actions(FlowSpecAction action)
    {
        if (action.IsDiscard)
            yield return "drop";
        else if (action.Rate is { } rate)
            yield return string.Create(CultureInfo.InvariantCulture, $"police rate {rate.Value * 8:F0} bps");
        else if (action.PacketRate is { } packets)
            yield return string.Create(CultureInfo.InvariantCulture, $"police rate {packets.Value:F0} pps");
        if (action.Redirect is { } redirect)
            yield return $"redirect nexthop route-target {redirect}";
        if (action.Mark is { } mark)
            yield return $"set dscp {mark}";
    }
}
