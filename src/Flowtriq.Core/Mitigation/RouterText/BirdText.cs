using System.Globalization;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>A static flow route of BIRD 2 (User's Guide, flow4 and flow6 channels).</summary>
internal static class BirdText
{
    internal static string Rule(FlowSpecRule rule)
    {
        var v4 = rule.Match.IsV4;
        var parts = new List<string>();
        if (rule.Match.Destination is { } destination)
            parts.Add($"dst {destination};");
        if (rule.Match.Source is { } source)
            parts.Add($"src {source};");
        parts.AddRange(rule.Match.Components.Select(component => $"{Name(component.Field, v4)} {Value(component)};"));
        return $"route {(v4 ? "flow4" : "flow6")} {{ {string.Join(' ', parts)} }}{Action(rule.Action)};";
    }

    private static string Name(FlowSpecField field, bool v4) =>
        field switch
        {
            FlowSpecField.Protocol => v4 ? "proto" : "next header",
            FlowSpecField.Port => "port",
            FlowSpecField.DestinationPort => "dport",
            FlowSpecField.SourcePort => "sport",
            FlowSpecField.IcmpType => "icmp type",
            FlowSpecField.IcmpCode => "icmp code",
            FlowSpecField.TcpFlags => "tcp flags",
            FlowSpecField.PacketLength => "length",
            FlowSpecField.Dscp => "dscp",
            FlowSpecField.Fragment => "fragment",
            FlowSpecField.FlowLabel => "label",
        };

    private static string Value(FlowSpecComponent component) =>
        component.Field switch
        {
            FlowSpecField.Fragment => string.Join(
                ", ",
                FlagNames.FragmentNames(component).Select(name => name.Replace('-', '_'))
            ),
            FlowSpecField.TcpFlags => FlagNames.ValueAndMask(component) is { } flags
                ? string.Create(CultureInfo.InvariantCulture, $"0x{flags.Value:x}/0x{flags.Mask:x}")
                : string.Join(", ", component.Terms.Select(Bits)),
            _ => Numbers(component),
        };

    // Plain values and ranges are joined by commas; a comparison must stand alone or between "||".
    private static string Numbers(FlowSpecComponent component)
    {
        var texts = FlowSpecEvaluation.Ranges(component).Select(range => Range(component.Field, range)).ToArray();
        var compares = texts.Any(text => text.Contains('=', StringComparison.Ordinal));
        return string.Join(compares ? " || " : ", ", texts);
    }

    private static string Bits(FlowSpecTerm term) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(term.Has(FlowSpecOperator.Not) ? "!" : "")}0x{term.Value:x}/0x{term.Value:x}"
        );

    private static string Range(FlowSpecField field, (uint Low, uint High) range) =>
        range.Low == range.High ? $"{range.Low}"
        : range.High == FlowSpecFieldText.Maximum(field) ? $">= {range.Low}"
        : range.Low == FlowSpecFieldText.Minimum(field) ? $"<= {range.High}"
        : $"{range.Low}..{range.High}";

    // The communities as the wire has them: BIRD knows them by number only.
    private static string Action(FlowSpecAction action)
    {
        var communities = new List<string>();
        if (action.Rate is { } rate)
            communities.Add(Generic(0x8006_0000, BitConverter.SingleToUInt32Bits((float)rate.Value)));
        if (action.PacketRate is { } packets)
            communities.Add(Generic(0x800c_0000, BitConverter.SingleToUInt32Bits((float)packets.Value)));
        if (action.Sample || action.Continue)
            communities.Add(Generic(0x8007_0000, (action.Sample ? 2u : 0) | (action.Continue ? 1u : 0)));
        if (action.Redirect is { Address: null, Asn: <= ushort.MaxValue } redirect)
            communities.Add(Generic(0x8008_0000 | redirect.Asn, redirect.Number));
        if (action.Mark is { } mark)
            communities.Add(Generic(0x8009_0000, mark));
        return communities.Count == 0 ? "" : $" {{ {string.Join(' ', communities)} }}";
    }

    private static string Generic(uint high, uint low) =>
        string.Create(CultureInfo.InvariantCulture, $"bgp_ext_community.add((generic, 0x{high:x}, 0x{low:x}));");
}
