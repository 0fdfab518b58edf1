using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Views;
using CoreIncident = Flowtriq.Core.Incidents.Incident;
using TargetRate = Flowtriq.Server.Contract.TargetRate;

namespace Flowtriq.Server.Pipeline;

/// <summary>Incidents as the API shows them.</summary>
public sealed class IncidentViews
{
    private readonly NodeDirectory directory;
    private readonly LadderViews ladders;

    internal IncidentViews(NodeDirectory directory, LadderViews ladders)
    {
        this.directory = directory;
        this.ladders = ladders;
    }

    public IncidentSummary Summary(CoreIncident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var rate = incident.Rate;
        return new IncidentSummary(
            incident.Id.Number,
            incident.Id.ToString(),
            incident.State,
            incident.Rating.Severity,
            incident.Picture.Family.Text(),
            incident.Title,
            incident.Target?.ToString(),
            incident.HostCount,
            incident.Direction,
            [.. incident.Observations.Select(static o => o.Latest.Node).Distinct().Select(Ref)],
            incident.Observations.Select(static o => o.Latest.Interface).FirstOrDefault(static i => i.Length > 0) ?? "",
            incident.Opened,
            incident.Onset,
            incident.Detected,
            incident.Resolved,
            rate.Packets.Value,
            rate.Bits.Value,
            incident.Peak.Packets.Value,
            incident.Peak.Bits.Value,
            incident.TimesThreshold,
            [.. incident.Picture.Vectors.Select(v => VectorOf(v, incident.Peak))],
            incident.Owner,
            incident.AcknowledgedAt,
            incident.Verdict,
            Math.Max(0, (incident.Detected - incident.Onset).TotalSeconds),
            ladders.Brief(incident)
        );
    }

    internal IncidentDetail Detail(CoreIncident incident, IReadOnlyList<Capture> captures)
    {
        var picture = incident.Picture;
        var normal = incident.Normal;
        return new IncidentDetail(
            Summary(incident),
            ReasonOf(incident.Observations.MaxBy(static o => o.TimesThreshold)?.Latest.Reason ?? NoReason),
            picture.Confidence,
            picture.SourceCount,
            picture.SpoofedShare,
            picture.Sampled,
            picture.Locked,
            incident.Observations.Any(static o => o.Latest.Estimated),
            normal.Packets.Value,
            normal.Bits.Value,
            [.. incident.Observations.Select(static o => o.Latest).Select(ObservationOf)],
            [.. picture.TopSources.Select(static s => new SourceRow(s.Source.ToString(), s.PacketShare))],
            Targets(incident),
            captures,
            incident.Notes.Length
        );
    }

    internal NodeRef Ref(NodeId id)
    {
        var node = directory.Current.Find(id);
        return new NodeRef(id.Value, node?.Name ?? id.Value, node?.Pop ?? "");
    }

    private static DetectionReason NoReason { get; } = new(Metric.Packets, "p99", 0, 0, 1000, 0, "");

    private ObservationView ObservationOf(Observation observation) =>
        new(
            observation.Id.ToString("D"),
            Ref(observation.Node),
            observation.Interface,
            observation.Phase == ObservationPhase.Closed ? "closed"
                : observation.Subsiding ? "subsiding"
                : "attack",
            observation.Onset,
            observation.Detected,
            observation.Ended,
            observation.Rate.Packets.Value,
            observation.Rate.Bits.Value,
            observation.Peak.Packets.Value,
            observation.Peak.Bits.Value,
            ReasonOf(observation.Reason)
        );

    private static Reason ReasonOf(DetectionReason reason) =>
        new(
            reason.Metric,
            ReportWords.Bound(reason.Bound),
            reason.Value,
            reason.Threshold,
            reason.WindowMilliseconds,
            reason.Confirmations,
            reason.Text
        );

    /// <summary>Rates of a vector are its share of the peak: what it reached, also after the attack is over.</summary>
    private static Vector VectorOf(AttackVector vector, TrafficRate peak) =>
        new(
            vector.Name,
            vector.Family.Text(),
            ProtocolName.Of(vector.Protocol),
            vector.Port,
            vector.PacketShare,
            vector.ByteShare,
            peak.Packets.Value * vector.PacketShare,
            peak.Bits.Value * vector.ByteShare,
            vector.MeanLength,
            vector.Signature,
            vector.Confidence
        );

    /// <summary>
    /// The busiest targets any node names; a target seen by several nodes is their sum. A node names the targets of the
    /// moment, so the single target of an incident that is over, or that no sample names, stands there with its peak.
    /// </summary>
    private static TargetRate[] Targets(CoreIncident incident)
    {
        TargetRate[] named =
        [
            .. incident
                .Observations.SelectMany(static o => o.Latest.TopTargets)
                .GroupBy(static t => t.Target)
                .Select(static t => new TargetRate(
                    t.Key.ToString(),
                    t.Sum(static s => s.Rate.Packets.Value),
                    t.Sum(static s => s.Rate.Bits.Value),
                    Math.Sqrt(t.Sum(static s => s.StandardError.Value * s.StandardError.Value))
                ))
                .OrderByDescending(static t => t.Pps)
                .Take(100),
        ];
        return
            incident is { HostCount: 1, Target: { } target }
            && (incident.Resolved is not null || named.All(static t => t.Pps <= 0))
            ? [new TargetRate(target.ToString(), incident.Peak.Packets.Value, incident.Peak.Bits.Value, 0)]
            : named;
    }
}
