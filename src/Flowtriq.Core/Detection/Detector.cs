using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// The state machine of one interface direction or one target over both metrics: Learning or Normal → Elevated →
/// Attack → Subsiding → Normal. Time is monotonic; a step of the wall clock moves nothing.
/// </summary>
public sealed class Detector(DetectionOptions options)
{
    private Confirmation packets;
    private Confirmation bits;
    private TimeSpan belowSince;

    /// <summary>Where it stands.</summary>
    public DetectorState State { get; private set; } = DetectorState.Learning;

    /// <summary>True when this tick raised the attack.</summary>
    public bool Fired { get; private set; }

    /// <summary>The metric that raised it.</summary>
    public Metric Metric { get; private set; }

    /// <summary>Length of the window that raised it, in milliseconds.</summary>
    public int Window { get; private set; }

    /// <summary>Windows that confirmed it.</summary>
    public int Windows { get; private set; }

    /// <summary>True in this tick when any window of any metric is above its threshold.</summary>
    public bool IsAbove => packets.IsAbove || bits.IsAbove;

    /// <summary>True in this tick when the 300 ms window and the newest tick of a metric are above its threshold.</summary>
    public bool IsHot => packets.IsHot || bits.IsHot;

    /// <summary>True while an attack is open, subsiding included.</summary>
    public bool IsOpen => State is DetectorState.Attack or DetectorState.Subsiding;

    /// <summary>True when the traffic of this tick may be learned.</summary>
    public bool MayLearn => State is DetectorState.Learning or DetectorState.Normal;

    /// <summary>Takes one tick.</summary>
    /// <param name="uptime">Monotonic time.</param>
    /// <param name="pps">Packet evidence.</param>
    /// <param name="bps">Bit evidence.</param>
    /// <param name="packetThreshold">In pps; infinite when unknown.</param>
    /// <param name="bitThreshold">In bps; infinite when unknown.</param>
    /// <param name="learning">True while the baseline is learning: the resting state is Learning.</param>
    public void Observe(
        TimeSpan uptime,
        in Evidence pps,
        in Evidence bps,
        double packetThreshold,
        double bitThreshold,
        bool learning
    )
    {
        var byPackets = packets.Observe(pps, packetThreshold, options);
        var byBits = bits.Observe(bps, bitThreshold, options);
        Fired = !IsOpen && (byPackets || byBits);
        if (Fired)
            Raise(byPackets && (!byBits || pps.Short / packetThreshold >= bps.Short / bitThreshold));
        else if (IsOpen)
            Follow(uptime);
        else if (IsAbove)
            State = DetectorState.Elevated;
        else
            State = learning ? DetectorState.Learning : DetectorState.Normal;
    }

    /// <summary>Ends what is open: a person said so, or what it watched is gone.</summary>
    public void Reset()
    {
        packets.Clear();
        bits.Clear();
        Fired = false;
        State = DetectorState.Normal;
    }

    private void Raise(bool byPackets)
    {
        ref var confirmed = ref byPackets ? ref packets : ref bits;
        Metric = byPackets ? Metric.Packets : Metric.Bits;
        Window = confirmed.Window;
        Windows = confirmed.Windows;
        State = DetectorState.Attack;
    }

    private void Follow(TimeSpan uptime)
    {
        if (State == DetectorState.Attack && !IsAbove)
        {
            State = DetectorState.Subsiding;
            belowSince = uptime;
        }
        else if (State == DetectorState.Subsiding && IsHot)
        {
            State = DetectorState.Attack;
        }
        else if (State == DetectorState.Subsiding && uptime - belowSince >= options.ResolveAfter)
        {
            State = DetectorState.Normal;
        }
    }
}
