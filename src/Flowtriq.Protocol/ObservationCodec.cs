using Flowtriq.Core.Incidents;
using CoreDirection = Flowtriq.Core.Traffic.Direction;
using CoreMetric = Flowtriq.Core.Traffic.Metric;
using CoreObservation = Flowtriq.Core.Incidents.Observation;
using DetectionReason = Flowtriq.Core.Detection.DetectionReason;

namespace Flowtriq.Protocol;

/// <summary>
/// Core's observation to the wire and back. Decoding is total: every message becomes an observation or a
/// <see cref="ObservationFault"/>; what an agent sends is never trusted further than these checks.
/// Times lose what is below a microsecond.
/// </summary>
public static class ObservationCodec
{
    /// <summary>Most characters in any text of an observation.</summary>
    public const int LongestText = 512;

    /// <summary>Most entries in any list of an observation.</summary>
    public const int LongestList = 256;

    /// <summary>The wire form. Phase and node travel outside: the event's kind, the connection's certificate.</summary>
    public static Observation Encode(CoreObservation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var message = new Observation
        {
            Id = observation.Id.ToString(),
            Interface = observation.Interface,
            Direction = observation.Direction == CoreDirection.Outbound ? Direction.Outbound : Direction.Inbound,
            Target = observation.Target?.ToString() ?? "",
            HostCount = (uint)observation.HostCount,
            State = observation.Subsiding ? DetectorState.Subsiding : DetectorState.Attack,
            Reason = Encode(observation.Reason),
            OnsetUnixUs = UnixMicroseconds.From(observation.Onset),
            DetectedUnixUs = UnixMicroseconds.From(observation.Detected),
            EndedUnixUs = observation.Ended is { } ended ? UnixMicroseconds.From(ended) : 0,
            Pps = observation.Rate.Packets.Value,
            Bps = observation.Rate.Bits.Value,
            PeakPps = observation.Peak.Packets.Value,
            PeakBps = observation.Peak.Bits.Value,
            NormalPps = observation.Normal.Packets.Value,
            NormalBps = observation.Normal.Bits.Value,
            Picture = PictureCodec.Encode(observation.Picture),
            CaptureId = observation.Capture?.ToString() ?? "",
            Estimated = observation.Estimated,
            Cause = observation.Cause,
        };
        foreach (var share in observation.TopTargets)
            message.TopTargets.Add(TargetShareCodec.Encode(share));
        MixCodec.Encode(observation.Mix.Excess, message.Excess);
        MixCodec.Encode(observation.Mix.Normal, message.Normal);
        return message;
    }

    /// <summary>The observation that <paramref name="node"/> sent; null with the fault when it cannot be one.</summary>
    public static CoreObservation? Decode(
        NodeId node,
        ObservationPhase phase,
        Observation message,
        out ObservationFault fault
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var check = new ObservationCheck();
        var observation = new CoreObservation
        {
            Id = check.Id(message.Id, ObservationFault.Id) ?? default,
            Node = node,
            Phase = phase,
            Interface = check.Text(message.Interface),
            Direction = Decode(message.Direction, ref check),
            Target = check.Target(message.Target),
            HostCount = check.Hosts(message),
            Subsiding = IsSubsiding(message.State, ref check),
            Reason = Decode(message.Reason, ref check),
            Onset = check.Time(message.OnsetUnixUs),
            Detected = check.Time(message.DetectedUnixUs),
            Ended = message.EndedUnixUs == 0 ? null : check.Time(message.EndedUnixUs),
            Rate = check.Rate(message.Pps, message.Bps),
            Peak = check.Rate(message.PeakPps, message.PeakBps),
            Normal = check.Rate(message.NormalPps, message.NormalBps),
            Picture = PictureCodec.Decode(message.Picture, ref check),
            Mix = MixCodec.Decode(message, ref check),
            Capture = message.CaptureId.Length == 0 ? null : check.Id(message.CaptureId, ObservationFault.Capture),
            Estimated = message.Estimated,
            TopTargets = check.List(message.TopTargets, TargetShareCodec.Decode),
            Cause = check.Text(message.Cause),
        };
        check.That(phase != ObservationPhase.Closed || message.EndedUnixUs != 0, ObservationFault.Time);
        fault = check.Fault;
        return fault == ObservationFault.None ? observation : null;
    }

    private static Reason Encode(DetectionReason reason) =>
        new()
        {
            Metric = reason.Metric == CoreMetric.Bits ? Metric.Bits : Metric.Packets,
            Bound = reason.Bound,
            Value = reason.Value,
            Threshold = reason.Threshold,
            WindowMs = (uint)reason.WindowMilliseconds,
            Confirmations = (uint)reason.Confirmations,
            Text = reason.Text,
        };

    private static DetectionReason Decode(Reason? reason, ref ObservationCheck check)
    {
        check.That(reason is not null, ObservationFault.Reason);
        reason ??= new Reason();
        return new DetectionReason(
            Decode(reason.Metric, ref check),
            check.Text(reason.Bound),
            check.Number(reason.Value),
            check.Number(reason.Threshold),
            check.Count(reason.WindowMs, atLeast: 0, ObservationFault.Reason),
            check.Count(reason.Confirmations, atLeast: 0, ObservationFault.Reason),
            check.Text(reason.Text)
        );
    }

    private static CoreDirection Decode(Direction direction, ref ObservationCheck check)
    {
        check.That(direction is Direction.Inbound or Direction.Outbound, ObservationFault.UnknownValue);
        return direction == Direction.Outbound ? CoreDirection.Outbound : CoreDirection.Inbound;
    }

    private static CoreMetric Decode(Metric metric, ref ObservationCheck check)
    {
        check.That(metric is Metric.Packets or Metric.Bits, ObservationFault.UnknownValue);
        return metric == Metric.Bits ? CoreMetric.Bits : CoreMetric.Packets;
    }

    private static bool IsSubsiding(DetectorState state, ref ObservationCheck check)
    {
        check.That(state is >= DetectorState.Learning and <= DetectorState.Subsiding, ObservationFault.UnknownValue);
        return state == DetectorState.Subsiding;
    }
}
