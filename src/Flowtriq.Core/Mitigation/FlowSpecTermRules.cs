namespace Flowtriq.Core.Mitigation;

/// <summary>What must hold for the terms of one component.</summary>
internal static class FlowSpecTermRules
{
    private const FlowSpecOperator Numeric = FlowSpecOperator.Less | FlowSpecOperator.Greater | FlowSpecOperator.Equal;

    public static void Check(FlowSpecComponent component, bool v4, int maxTerms, List<FlowSpecFault> faults)
    {
        if (component.Terms.IsDefaultOrEmpty)
        {
            faults.Add(new(FlowSpecFaultKind.TermCount, $"{FlowSpecFieldText.Name(component.Field)} has no value"));
            return;
        }
        if (component.Terms.Length > maxTerms)
            faults.Add(new(FlowSpecFaultKind.TermCount, $"{component}: more than {maxTerms} values"));
        if (v4 && component.Field == FlowSpecField.FlowLabel)
            faults.Add(new(FlowSpecFaultKind.FamilyMismatch, "IPv4 has no flow label"));
        if (component.Terms[0].IsAnd)
            faults.Add(new(FlowSpecFaultKind.Operator, $"{component}: the first value cannot be joined by AND"));
        foreach (var term in component.Terms)
        {
            CheckOperator(component, term, faults);
            CheckValue(component, term, v4, faults);
        }
        if (!component.IsBitmask && !CanMatch(component))
            faults.Add(new(FlowSpecFaultKind.MatchesNothing, $"{component}: no value satisfies it"));
    }

    private static void CheckOperator(FlowSpecComponent component, FlowSpecTerm term, List<FlowSpecFault> faults)
    {
        var comparison = term.Comparison;
        var known = component.IsBitmask ? FlowSpecOperator.All | FlowSpecOperator.Not : Numeric;
        var constant = !component.IsBitmask && comparison is FlowSpecOperator.None or Numeric;
        if ((comparison | known) != known || constant)
            faults.Add(new(FlowSpecFaultKind.Operator, $"{component}: not a comparison"));
    }

    private static void CheckValue(FlowSpecComponent component, FlowSpecTerm term, bool v4, List<FlowSpecFault> faults)
    {
        var maximum = FlowSpecFieldText.Maximum(component.Field);
        if (term.Value < FlowSpecFieldText.Minimum(component.Field) || term.Value > maximum)
            faults.Add(new(FlowSpecFaultKind.Value, $"{component}: {term.Value} is out of range"));
        var dontFragment = (term.Value & (uint)FlowSpecFragments.DontFragment) != 0;
        if (component.Field == FlowSpecField.Fragment && dontFragment && !v4)
            faults.Add(new(FlowSpecFaultKind.FamilyMismatch, "IPv6 has no \"do not fragment\" bit"));
    }

    // Whether one AND-group leaves an interval of values; "not equal" can only empty a group of a single value.
    private static bool CanMatch(FlowSpecComponent component)
    {
        var possible = false;
        (long Low, long High) left = (0, uint.MaxValue);
        for (var index = 0; index < component.Terms.Length; index++)
        {
            var term = component.Terms[index];
            if (index > 0 && !term.IsAnd)
            {
                possible |= left.Low <= left.High;
                left = (0, uint.MaxValue);
            }
            left = Narrow(term, left.Low, left.High);
        }
        return possible || left.Low <= left.High;
    }

    private static (long Low, long High) Narrow(FlowSpecTerm term, long low, long high) =>
        term.Comparison switch
        {
            FlowSpecOperator.Equal => (Math.Max(low, term.Value), Math.Min(high, term.Value)),
            FlowSpecOperator.Less => (low, Math.Min(high, (long)term.Value - 1)),
            FlowSpecOperator.Less | FlowSpecOperator.Equal => (low, Math.Min(high, term.Value)),
            FlowSpecOperator.Greater => (Math.Max(low, (long)term.Value + 1), high),
            FlowSpecOperator.Greater | FlowSpecOperator.Equal => (Math.Max(low, term.Value), high),
            FlowSpecOperator.Less | FlowSpecOperator.Greater when low == high && low == term.Value => (1, 0),
            _ => (low, high),
        };
}
