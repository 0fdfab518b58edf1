using System.Globalization;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>What "show bgp ipv4|ipv6 flowspec detail" of FRR shows of a rule.</summary>
internal static class FrrText
{
    internal static string Rule(FlowSpecRule rule)
    {
        var lines = new List<string> { "BGP flowspec entry:" };
        // IPv6 prefixes carry an offset (RFC 8956 §3.1); rules here always have 0.
        var offset = rule.Match.IsV4 ? "" : "/off 0";
        if (rule.Match.Destination is { } destination)
            lines.Add($"  Destination Address {destination}{offset}");
        if (rule.Match.Source is { } source)
            lines.Add($"  Source Address {source}{offset}");
        lines.AddRange(rule.Match.Components.Select(component => $"  {Name(component.Field)} {Terms(component)}"));
        if (rule.Action.Rate is { } rate)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  FS:rate {rate.Value:F6}"));
        if (rule.Action.Redirect is { } redirect)
            lines.Add($"  FS:redirect VRF RT:{redirect}");
        if (rule.Action.Mark is { } mark)
            lines.Add($"  FS:marking {mark}");
        return string.Join('\n', lines);
    }

    private static string Name(FlowSpecField field) =>
        field switch
        {
            FlowSpecField.Protocol => "IP Protocol",
            FlowSpecField.Port => "Port",
            FlowSpecField.DestinationPort => "Destination Port",
            FlowSpecField.SourcePort => "Source Port",
            FlowSpecField.IcmpType => "ICMP Type",
            FlowSpecField.IcmpCode => "ICMP Code",
            FlowSpecField.TcpFlags => "TCP Flags",
            FlowSpecField.PacketLength => "Packet Length",
            FlowSpecField.Dscp => "DSCP Field",
            FlowSpecField.Fragment => "Packet Fragment",
            FlowSpecField.FlowLabel => "Flow Label",
        };

    private static string Terms(FlowSpecComponent component)
    {
        var text = new System.Text.StringBuilder();
        for (var index = 0; index < component.Terms.Length; index++)
        {
            var term = component.Terms[index];
            if (index > 0)
                text.Append(term.IsAnd ? ", and " : ", or ");
            var sign = term.ToText(component.IsBitmask);
            var digits = sign.AsSpan().IndexOfAnyInRange('0', '9');
            text.Append(sign.AsSpan(0, digits).TrimEnd()).Append(' ').Append(sign.AsSpan(digits));
        }
        return text.ToString();
    }
}
