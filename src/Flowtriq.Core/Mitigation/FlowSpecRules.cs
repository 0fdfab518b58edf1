using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What must hold before a rule is encoded, whoever made it: every check here stands for a session that a router reset
/// or a network that went down.
/// </summary>
public static class FlowSpecRules
{
    /// <summary>Shortest destination of an IPv4 rule.</summary>
    public const int ShortestV4 = 24;

    /// <summary>Shortest destination of an IPv6 rule.</summary>
    public const int ShortestV6 = 48;

    /// <summary>Every reason why a router of this make must not be sent the rule; empty when it may.</summary>
    public static IReadOnlyList<FlowSpecFault> Check(FlowSpecRule rule, VendorProfile profile)
    {
        var faults = new List<FlowSpecFault>();
        CheckPrefixes(rule.Match, faults);
        CheckComponents(rule.Match, profile, faults);
        FlowSpecActionRules.Check(rule.Action, profile, faults);
        if (rule.Match.EncodedLength > profile.MaxRuleBytes)
        {
            faults.Add(
                new(
                    FlowSpecFaultKind.TooLong,
                    $"takes {rule.Match.EncodedLength} bytes, {profile.Name} takes {profile.MaxRuleBytes}"
                )
            );
        }
        if (profile.MaxRules == 0)
            faults.Add(new(FlowSpecFaultKind.Unsupported, $"{profile.Name} does not take FlowSpec rules"));
        return faults;
    }

    private static void CheckPrefixes(FlowSpecMatch match, List<FlowSpecFault> faults)
    {
        if (match.Destination is not { } destination)
        {
            faults.Add(new(FlowSpecFaultKind.NoDestination, "has no destination prefix"));
            return;
        }
        if (destination.Length < (destination.IsV4 ? ShortestV4 : ShortestV6))
            faults.Add(new(FlowSpecFaultKind.DestinationTooWide, $"destination {destination} is too wide"));
        if (match.Source is { } source && source.IsV4 != destination.IsV4)
        {
            faults.Add(
                new(FlowSpecFaultKind.FamilyMismatch, $"source {source} and destination {destination} differ in family")
            );
        }
    }

    private static void CheckComponents(FlowSpecMatch match, VendorProfile profile, List<FlowSpecFault> faults)
    {
        if (match.Components.IsEmpty)
            faults.Add(new(FlowSpecFaultKind.Wildcard, "would match everything towards its destination"));
        foreach (var component in match.Components)
        {
            if (!profile.Fields.Contains(component.Field))
                faults.Add(new(FlowSpecFaultKind.Unsupported, $"{profile.Name} does not know {component}"));
            if (!profile.NotEqual && HasNotEqual(component))
                faults.Add(
                    new(FlowSpecFaultKind.Unsupported, $"{component}: {profile.Name} does not take \"not equal\"")
                );
            FlowSpecTermRules.Check(component, match.IsV4, profile.MaxTerms, faults);
        }
        if (PortsOfTrailingFragments(match))
            faults.Add(new(FlowSpecFaultKind.MatchesNothing, "trailing fragments carry no transport header to match"));
    }

    private static bool HasNotEqual(FlowSpecComponent component)
    {
        const FlowSpecOperator NotEqual = FlowSpecOperator.Less | FlowSpecOperator.Greater;
        return !component.IsBitmask && component.Terms.Any(static term => term.Comparison == NotEqual);
    }

    // A rule's fields are joined by AND, and only the first fragment has ports: such a rule would silently do nothing.
    private static bool PortsOfTrailingFragments(FlowSpecMatch match)
    {
        if (match[FlowSpecField.Fragment] is not { } fragment)
            return false;
        foreach (var term in fragment.Terms)
        {
            var trailing = (term.Value & (uint)FlowSpecFragments.IsFragment) != 0;
            if (!trailing || term.Has(FlowSpecOperator.Not) || !RequiresAll(term))
                return false;
        }
        foreach (var component in match.Components)
        {
            if (FlowSpecFieldText.IsTransport(component.Field))
                return true;
        }
        return false;
    }

    private static bool RequiresAll(FlowSpecTerm term) =>
        term.Has(FlowSpecOperator.All) || term.Value == (uint)FlowSpecFragments.IsFragment;
}
