using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>
/// Turns vectors into the fewest rules that match most of the excess and least of normal traffic. Ports are present in first
/// fragments only, so a fragment rule stands beside a port rule where the attack is fragmented.
/// </summary>
public static class FlowSpecPlanner
{
    /// <summary>Mean length from which responses are taken to arrive in fragments when there is no sample.</summary>
    private const double Fragmented = 1_400;

    /// <summary>Makes a plan.</summary>
    /// <param name="target">The attacked host or prefix; the plan is empty when it is wider than /24 or /48.</param>
    /// <param name="picture">The vectors.</param>
    /// <param name="mix">Samples of the excess and of normal traffic; either may be empty.</param>
    /// <param name="options">What the plan must keep to.</param>
    public static FlowSpecPlan Plan(IpPrefix target, AttackPicture picture, TrafficMix mix, PlanOptions options)
    {
        var vectors = picture.Vectors.Where(vector => !options.Excluded.Contains(vector.Family)).ToArray();
        var candidates = Reflections(target, vectors, mix, options.Profile)
            .Concat(Others(target, vectors, mix))
            .Concat(TrailingFragments(target, vectors, mix))
            .DistinctBy(candidate => candidate.Match)
            .Where(candidate => Fits(candidate, options))
            .ToList();
        var chosen = Choose(candidates, mix, options);
        return new FlowSpecPlan(
            [.. chosen.Select(c => new PlannedRule(Rule(c, mix, options), c.Vector, Predict([c], mix)))],
            Predict(chosen, mix)
        );
    }

    // Ports that need no length share rules, as many per rule as the router takes.
    private static IEnumerable<RuleCandidate> Reflections(
        IpPrefix target,
        AttackVector[] vectors,
        TrafficMix mix,
        VendorProfile profile
    )
    {
        var plain = new List<AttackVector>();
        foreach (var vector in vectors.Where(v => v is { Family: AttackFamily.Amplification, Port: not null }))
        {
            var match = VectorMatches.Reflection(target, [vector.Port!.Value]);
            var narrow = LengthLimit.Apply(match, mix);
            if (narrow.Equals(match))
                plain.Add(vector);
            else
                yield return new RuleCandidate(narrow, vector.Name, vector.PacketShare, Spare: false);
        }
        foreach (var chunk in plain.Chunk(Math.Max(1, profile.MaxTerms)))
        {
            uint[] ports = [.. chunk.Select(vector => (uint)vector.Port!.Value).Distinct().Order()];
            yield return new RuleCandidate(
                VectorMatches.Reflection(target, ports),
                string.Join(", ", chunk.Select(vector => vector.Name)),
                chunk.Sum(vector => vector.PacketShare),
                Spare: false
            );
        }
    }

    private static IEnumerable<RuleCandidate> Others(IpPrefix target, AttackVector[] vectors, TrafficMix mix)
    {
        foreach (var vector in vectors)
        {
            if (VectorMatches.Of(target, vector) is { } candidate)
                yield return candidate with
                {
                    Match = LengthLimit.Apply(candidate.Match, mix),
                };
        }
    }

    private static IEnumerable<RuleCandidate> TrailingFragments(IpPrefix target, AttackVector[] vectors, TrafficMix mix)
    {
        var sampled = mix.Excess.Any(bucket => bucket is { Part: FragmentPart.Later, Protocol: IpProtocol.Udp });
        var likely =
            mix.Excess.IsEmpty
            && vectors.Any(v => v.Family == AttackFamily.Amplification && v.MeanLength >= Fragmented);
        if (sampled || likely)
        {
            var match = VectorMatches.Fragments(FlowSpecMatch.To(target), IpProtocol.Udp);
            // Without a sample its share is unknown; it must still be worth a rule.
            yield return new RuleCandidate(match, "UDP fragments", Share: 0.1, Spare: false);
        }
    }

    private static bool Fits(RuleCandidate candidate, PlanOptions options) =>
        FlowSpecRules.Check(new FlowSpecRule(candidate.Match, FlowSpecAction.Discard), options.Profile).Count == 0;

    // Greedy: the rule that adds most, until what is left is not worth one.
    private static List<RuleCandidate> Choose(List<RuleCandidate> candidates, TrafficMix mix, PlanOptions options)
    {
        var chosen = new List<RuleCandidate>();
        while (candidates.Count > 0 && chosen.Count < options.MaxRules)
        {
            var covered = Covered(chosen, mix);
            var best = candidates.MaxBy(candidate => Covered([.. chosen, candidate], mix) - covered)!;
            if (Covered([.. chosen, best], mix) - covered < options.Worthwhile)
                break;
            chosen.Add(best);
            candidates.Remove(best);
        }
        return chosen;
    }

    private static double Covered(List<RuleCandidate> rules, TrafficMix mix) =>
        mix.Predict([.. rules.Select(rule => rule.Match)]).ExcessShare ?? rules.Sum(rule => rule.Share);

    private static RulePrediction Predict(List<RuleCandidate> rules, TrafficMix mix)
    {
        var predicted = mix.Predict([.. rules.Select(rule => rule.Match)]);
        return mix.Excess.IsEmpty && rules.Count > 0
            ? predicted with
            {
                ExcessShare = Math.Min(1, rules.Sum(rule => rule.Share)),
            }
            : predicted;
    }

    private static FlowSpecRule Rule(RuleCandidate candidate, TrafficMix mix, PlanOptions options)
    {
        var normal = mix.Predict([candidate.Match]).NormalShare;
        var spare = candidate.Spare || normal > options.MaxCollateral;
        var limit = options.Limit ?? (spare ? options.CollateralLimit : (BytesPerSecond?)null);
        return new FlowSpecRule(
            candidate.Match,
            limit is { } rate ? FlowSpecAction.Limit(rate) : FlowSpecAction.Discard
        );
    }
}
