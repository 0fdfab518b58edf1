using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What a router does with a component: OR between AND-groups, AND binding tighter (RFC 8955 §4.2.1). The planner predicts
/// and the safety kernel judges with the same functions.
/// </summary>
public static class FlowSpecEvaluation
{
    /// <summary>True when a packet with this value of the component's field matches.</summary>
    public static bool Matches(FlowSpecComponent component, uint value)
    {
        var any = false;
        var group = true;
        for (var index = 0; index < component.Terms.Length; index++)
        {
            var term = component.Terms[index];
            if (index > 0 && !term.IsAnd)
            {
                any |= group;
                group = true;
            }
            group &= component.IsBitmask ? Bits(term, value) : Number(term, value);
        }
        return component.Terms.Length > 0 && (any || group);
    }

    /// <summary>
    /// The values that match, as ranges in ascending order without gaps or overlaps between neighbours. Numeric fields only.
    /// </summary>
    public static IReadOnlyList<(uint Low, uint High)> Ranges(FlowSpecComponent component)
    {
        var minimum = FlowSpecFieldText.Minimum(component.Field);
        var maximum = FlowSpecFieldText.Maximum(component.Field);
        // The outcome can change only at a term's value or right after it.
        var edges = new SortedSet<uint> { minimum };
        foreach (var term in component.Terms)
        {
            if (term.Value >= minimum && term.Value <= maximum)
                edges.Add(term.Value);
            if (term.Value < maximum && term.Value + 1 > minimum)
                edges.Add(term.Value + 1);
        }

        var starts = edges.ToArray();
        var ranges = new List<(uint Low, uint High)>();
        for (var index = 0; index < starts.Length; index++)
        {
            if (!Matches(component, starts[index]))
                continue;
            var high = index + 1 < starts.Length ? starts[index + 1] - 1 : maximum;
            if (ranges.Count > 0 && ranges[^1].High + 1 == starts[index])
                ranges[^1] = (ranges[^1].Low, high);
            else
                ranges.Add((starts[index], high));
        }
        return ranges;
    }

    /// <summary>True when the component excludes nothing: "packet-length >=20", "protocol >=0".</summary>
    public static bool IsAlwaysTrue(FlowSpecComponent component)
    {
        if (component.IsBitmask)
        {
            for (uint value = 0; value <= FlowSpecFieldText.Maximum(component.Field); value++)
            {
                if (!Matches(component, value))
                    return false;
            }
            return true;
        }

        var ranges = Ranges(component);
        return ranges.Count == 1
            && ranges[0].Low <= FlowSpecFieldText.Minimum(component.Field)
            && ranges[0].High >= FlowSpecFieldText.Maximum(component.Field);
    }

    /// <summary>True when the component of this field is absent or takes some value of the range.</summary>
    public static bool Allows(FlowSpecMatch match, FlowSpecField field, uint low, uint high)
    {
        if (match[field] is not { } component)
            return true;
        return Ranges(component).Any(range => range.Low <= high && range.High >= low);
    }

    /// <summary>True when the component of this field is absent or takes the value.</summary>
    public static bool Allows(FlowSpecMatch match, FlowSpecField field, uint value) =>
        match[field] is not { } component || Matches(component, value);

    /// <summary>True when two prefixes share an address.</summary>
    public static bool Overlap(IpPrefix left, IpPrefix right) => left.Contains(right) || right.Contains(left);

    private static bool Number(FlowSpecTerm term, uint value) =>
        (term.Has(FlowSpecOperator.Less) && value < term.Value)
        || (term.Has(FlowSpecOperator.Greater) && value > term.Value)
        || (term.Has(FlowSpecOperator.Equal) && value == term.Value);

    private static bool Bits(FlowSpecTerm term, uint value)
    {
        var found = term.Has(FlowSpecOperator.All) ? (value & term.Value) == term.Value : (value & term.Value) != 0;
        return found != term.Has(FlowSpecOperator.Not);
    }
}
