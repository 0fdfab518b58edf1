using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Protocol.Firewall;

/// <summary>
/// A filter's rule to the wire and back, exactly. Decoding is total: what is not a rule that a node could hold is refused.
/// Of an action only the rates travel, since a node neither redirects nor marks.
/// </summary>
public static class FilterRuleCodec
{
    private const int MostComponents = 16;
    private const int MostTerms = 400;

    /// <summary>The wire form.</summary>
    public static FilterRule Encode(FlowSpecRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var message = new FilterRule
        {
            Destination = rule.Match.Destination?.ToString() ?? "",
            Source = rule.Match.Source?.ToString() ?? "",
        };
        if (rule.Action.Rate is { } bytes)
            message.RateBytes = bytes.Value;
        if (rule.Action.PacketRate is { } packets)
            message.RatePackets = packets.Value;
        foreach (var component in rule.Match.Components)
        {
            var encoded = new FilterComponent { Field = (uint)component.Field };
            foreach (var term in component.Terms)
                encoded.Terms.Add(new FilterTerm { Operator = (uint)term.Operator, Value = term.Value });
            message.Components.Add(encoded);
        }

        return message;
    }

    /// <summary>The rule; false when it has no destination, an unknown field or a value that cannot be.</summary>
    public static bool TryDecode(FilterRule? message, [NotNullWhen(true)] out FlowSpecRule? rule)
    {
        rule = null;
        if (message is null || message.Components.Count > MostComponents)
            return false;
        if (!IpPrefix.TryParse(message.Destination, out var destination))
            return false;
        var match = FlowSpecMatch.To(destination);
        if (message.Source.Length > 0)
        {
            if (!IpPrefix.TryParse(message.Source, out var source))
                return false;
            match = match with { Source = source };
        }

        foreach (var component in message.Components)
        {
            if (!TryDecode(component, out var decoded) || match[decoded.Field] is not null)
                return false;
            match = match.With(decoded);
        }

        if (!TryAction(message, out var action))
            return false;
        rule = new FlowSpecRule(match, action);
        return true;
    }

    private static bool TryDecode(FilterComponent message, [NotNullWhen(true)] out FlowSpecComponent? component)
    {
        component = null;
        if (message.Field > byte.MaxValue || !Enum.IsDefined((FlowSpecField)(byte)message.Field))
            return false;
        if (message.Terms.Count is 0 or > MostTerms)
            return false;
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>(message.Terms.Count);
        foreach (var term in message.Terms)
        {
            if (term.Operator > byte.MaxValue)
                return false;
            terms.Add(new FlowSpecTerm((FlowSpecOperator)(byte)term.Operator, term.Value));
        }

        component = new FlowSpecComponent((FlowSpecField)(byte)message.Field, terms.MoveToImmutable());
        return true;
    }

    private static bool TryAction(FilterRule message, out FlowSpecAction action)
    {
        action = new FlowSpecAction
        {
            Rate = message.HasRateBytes ? new BytesPerSecond(message.RateBytes) : null,
            PacketRate = message.HasRatePackets ? new PacketsPerSecond(message.RatePackets) : null,
        };
        return message.HasRateBytes != message.HasRatePackets
            && double.IsFinite(message.RateBytes)
            && double.IsFinite(message.RatePackets)
            && message is { RateBytes: >= 0, RatePackets: >= 0 };
    }
}
