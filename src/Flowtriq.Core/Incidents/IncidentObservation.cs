using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>The latest observation of one id within an incident, with the capacity of the link it was made on.</summary>
/// <param name="Latest">What the node said last.</param>
/// <param name="Capacity">Capacity of the link; null when unknown.</param>
/// <param name="Opening">What it said when it last opened, by which a repeated report of that is known.</param>
public sealed record IncidentObservation(Observation Latest, BitsPerSecond? Capacity, Observation Opening)
{
    /// <summary>True until the node says that it is over.</summary>
    public bool Active => Latest.Phase != ObservationPhase.Closed;

    /// <summary>The largest excess over a threshold the node has seen: the deciding window or the peak, in multiples.</summary>
    public double TimesThreshold
    {
        get
        {
            var threshold = Latest.Reason.Threshold;
            if (!(threshold > 0))
                return 0;
            var peak = Latest.Reason.Metric == Metric.Packets ? Latest.Peak.Packets.Value : Latest.Peak.Bits.Value;
            return Math.Max(Latest.Reason.Value, peak) / threshold;
        }
    }

    /// <summary>Share of the link the peak took, 0 and up; null when the capacity is unknown.</summary>
    public double? LinkShare => Capacity is { Value: > 0 } capacity ? Latest.Peak.Bits.Value / capacity.Value : null;
}
