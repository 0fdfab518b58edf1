using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>What rules match of a sample: the planner's predictions rest on it.</summary>
public static class MixPrediction
{
    /// <summary>What a set of rules would match of each part, 0..1; null for a part that is unknown.</summary>
    public static RulePrediction Predict(this TrafficMix mix, IReadOnlyCollection<FlowSpecMatch> rules) =>
        new(Share(mix.Excess, rules), Share(mix.Normal, rules));

    /// <summary>True when a rule's components apply to these packets; its prefixes are not looked at.</summary>
    public static bool Matches(this TrafficBucket bucket, FlowSpecMatch match)
    {
        foreach (var component in match.Components)
        {
            if (!Matches(bucket, component))
                return false;
        }
        return true;
    }

    private static double? Share(ImmutableArray<TrafficBucket> buckets, IReadOnlyCollection<FlowSpecMatch> rules)
    {
        double total = 0;
        double matched = 0;
        foreach (var bucket in buckets)
        {
            total += bucket.Packets;
            if (rules.Any(rule => bucket.Matches(rule)))
                matched += bucket.Packets;
        }
        return total > 0 ? Math.Min(1, matched / total) : null;
    }

    private static bool Matches(in TrafficBucket bucket, FlowSpecComponent component)
    {
        if (
            FlowSpecFieldText.IsTransport(component.Field)
            && (bucket.Part == FragmentPart.Later || !HasField(bucket.Protocol, component.Field))
        )
            return false;
        return component.Field switch
        {
            FlowSpecField.Protocol => FlowSpecEvaluation.Matches(component, (uint)bucket.Protocol),
            FlowSpecField.Port => FlowSpecEvaluation.Matches(component, bucket.SourcePort)
                || FlowSpecEvaluation.Matches(component, bucket.DestinationPort),
            FlowSpecField.DestinationPort => FlowSpecEvaluation.Matches(component, bucket.DestinationPort),
            FlowSpecField.SourcePort => FlowSpecEvaluation.Matches(component, bucket.SourcePort),
            FlowSpecField.IcmpType => FlowSpecEvaluation.Matches(component, bucket.IcmpType),
            FlowSpecField.TcpFlags => FlowSpecEvaluation.Matches(component, (uint)bucket.Flags),
            FlowSpecField.PacketLength => FlowSpecEvaluation.Matches(component, bucket.Length),
            FlowSpecField.Fragment => FlowSpecEvaluation.Matches(component, (uint)FragmentBits(bucket.Part)),
            // Not in the bucket: a rule that asks for it is never predicted to match.
            FlowSpecField.IcmpCode or FlowSpecField.Dscp or FlowSpecField.FlowLabel => false,
        };
    }

    private static FlowSpecFragments FragmentBits(FragmentPart part) =>
        part switch
        {
            FragmentPart.Whole => FlowSpecFragments.None,
            FragmentPart.First => FlowSpecFragments.FirstFragment,
            FragmentPart.Later => FlowSpecFragments.IsFragment,
        };

    private static bool HasField(IpProtocol protocol, FlowSpecField field) =>
        field switch
        {
            FlowSpecField.TcpFlags => protocol == IpProtocol.Tcp,
            FlowSpecField.IcmpType or FlowSpecField.IcmpCode => protocol is IpProtocol.Icmp or IpProtocol.IcmpV6,
            _ => protocol is IpProtocol.Tcp or IpProtocol.Udp,
        };
}
