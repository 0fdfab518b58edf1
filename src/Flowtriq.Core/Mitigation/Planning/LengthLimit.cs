using Flowtriq.Core.Classification;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>Narrows a match by packet length where that spares normal traffic and costs next to none of the excess.</summary>
internal static class LengthLimit
{
    private const double Tail = 0.01;
    private const double WorthSparing = 0.002;

    /// <summary>The match with a length range, or unchanged when a range would not at least halve its normal share.</summary>
    internal static FlowSpecMatch Apply(FlowSpecMatch match, TrafficMix mix)
    {
        var normal = mix.Predict([match]).NormalShare ?? 0;
        if (normal < WorthSparing || Span(match, mix) is not { } span)
            return match;
        // Beyond the usual Ethernet length the upper end says nothing about the attack.
        var range =
            span.High >= 1500
                ? FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, span.Low)
                : FlowSpecComponent.Range(FlowSpecField.PacketLength, span.Low, span.High);
        var narrow = match.With(range);
        return mix.Predict([narrow]).NormalShare <= normal / 2 ? narrow : match;
    }

    // The lengths between which all but 1 % of the matched excess lies on either side.
    private static (uint Low, uint High)? Span(FlowSpecMatch match, TrafficMix mix)
    {
        var lengths = mix
            .Excess.Where(bucket => bucket.Matches(match))
            .GroupBy(bucket => bucket.Length)
            .Select(same => (Length: (uint)same.Key, Packets: same.Sum(bucket => bucket.Packets)))
            .OrderBy(same => same.Length)
            .ToArray();
        if (lengths.Length == 0)
            return null;
        var cut = lengths.Sum(same => same.Packets) * Tail;
        var low = Edge(lengths, cut);
        Array.Reverse(lengths);
        var high = Edge(lengths, cut);
        var minimum = FlowSpecFieldText.Minimum(FlowSpecField.PacketLength);
        var maximum = FlowSpecFieldText.Maximum(FlowSpecField.PacketLength);
        return (Math.Clamp(low, minimum, maximum), Math.Clamp(high, minimum, maximum));
    }

    private static uint Edge((uint Length, double Packets)[] lengths, double cut)
    {
        double passed = 0;
        foreach (var (length, packets) in lengths)
        {
            passed += packets;
            if (passed > cut)
                return length;
        }
        return lengths[^1].Length;
    }
}
