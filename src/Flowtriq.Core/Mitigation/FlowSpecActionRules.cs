namespace Flowtriq.Core.Mitigation;

/// <summary>What must hold for a rule's action.</summary>
internal static class FlowSpecActionRules
{
    public static void Check(FlowSpecAction action, VendorProfile profile, List<FlowSpecFault> faults)
    {
        var (rate, packets) = (action.Rate, action.PacketRate);
        if (rate is null && packets is null && action.Redirect is null && action.Mark is null)
            faults.Add(new(FlowSpecFaultKind.Action, "has no action: it would let packets pass"));
        if (rate is not null && packets is not null)
            faults.Add(new(FlowSpecFaultKind.Action, "limits both bytes and packets"));
        if (rate is { } bytes && !IsRate(bytes.Value, profile.MinRate.Value))
            faults.Add(new(FlowSpecFaultKind.Action, $"{bytes} is not a rate, or below {profile.MinRate}"));
        if (packets is { } perSecond && !IsRate(perSecond.Value, 1))
            faults.Add(new(FlowSpecFaultKind.Action, $"{perSecond} is not a rate"));
        if (packets is not null && !profile.PacketRates)
            faults.Add(new(FlowSpecFaultKind.Unsupported, $"{profile.Name} does not limit packets per second"));
        if (action.Mark is > 63)
            faults.Add(new(FlowSpecFaultKind.Action, $"mark {action.Mark} is not a code point"));
        if (action.Redirect is { IsValid: false } target)
            faults.Add(new(FlowSpecFaultKind.Action, $"{target} is not a route target"));
        if (action.IsDiscard && action.Redirect is not null)
            faults.Add(new(FlowSpecFaultKind.Action, "discards what it redirects"));
    }

    private static bool IsRate(double value, double floor) =>
        double.IsFinite(value) && (value == 0 || value >= floor) && value <= float.MaxValue;
}
