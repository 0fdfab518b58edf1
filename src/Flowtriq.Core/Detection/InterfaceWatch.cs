using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// One direction of one interface: counters → rates → baseline → threshold → detector. The owner reads counters into
/// it every tick; <see cref="DetectionStage.Observe"/> then decides.
/// </summary>
public sealed class InterfaceWatch
{
    private readonly DetectionOptions options;
    private readonly LearnedMetric packets;
    private readonly LearnedMetric bits;
    private bool fresh;
    private bool sampled;
    private bool tainted;

    internal InterfaceWatch(WatchedInterface watched, DetectionOptions options)
    {
        this.options = options;
        Watched = watched;
        packets = new LearnedMetric(Metric.Packets, options);
        bits = new LearnedMetric(Metric.Bits, options);
        Detector = new Detector(options);
    }

    /// <summary>What is watched; capacity and override may be replaced at any time.</summary>
    public WatchedInterface Watched { get; private set; }

    /// <summary>The counters' history.</summary>
    public CounterTracker Counters { get; } = new();

    /// <summary>Exact rates.</summary>
    public RateMeter Rates { get; } = new();

    /// <summary>What passed in the last tick.</summary>
    public CounterDelta Delta { get; private set; }

    /// <summary>False while the interface is gone or down.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>The state machine.</summary>
    public Detector Detector { get; }

    /// <summary>How much the baselines know.</summary>
    public Readiness Readiness => packets.Baseline.Readiness;

    /// <summary>The last 300 one-second samples of a metric.</summary>
    public Baseline Baseline(Metric metric) => Of(metric).Baseline;

    /// <summary>The hour-of-week reference of a metric.</summary>
    public HourReference Reference(Metric metric) => Of(metric).Reference;

    /// <summary>The threshold of a metric.</summary>
    public Threshold Threshold(Metric metric) => Of(metric).Threshold;

    /// <summary>True while what is seen here may be learned: present, quiet and not in an outage.</summary>
    internal bool IsSteady => IsPresent && Detector.MayLearn && !packets.InOutage;

    /// <summary>Every bound of a metric in words; allocates.</summary>
    public IReadOnlyList<BoundValue> Bounds(Metric metric) => Threshold(metric).Explain(options);

    /// <summary>What it usually carries: the medians.</summary>
    public TrafficRate Normal => TrafficRate.Of(packets.Baseline.P50, bits.Baseline.P50);

    /// <summary>What the last 300 ms carried beyond <see cref="Normal"/>, never negative.</summary>
    public TrafficRate Excess =>
        TrafficRate.Of(
            Math.Max(0, Rates.Short.Packets.Value - packets.Baseline.P50),
            Math.Max(0, Rates.Short.Bits.Value - bits.Baseline.P50)
        );

    /// <summary>Takes the counters of this tick.</summary>
    public CounterOutcome Read(in CounterReading reading, TimeSpan uptime)
    {
        var outcome = Counters.Read(reading, uptime, out var delta, out var elapsed);
        IsPresent = true;
        Delta = delta;
        if (elapsed <= TimeSpan.Zero)
            return outcome;

        fresh = true;
        sampled |= Rates.Add(delta.Packets, delta.Bytes, elapsed);
        return outcome;
    }

    /// <summary>The interface is gone or has no carrier: its rates are zero, and nothing is learned.</summary>
    public CounterOutcome Absent()
    {
        Rates.Clear();
        Delta = default;
        IsPresent = false;
        fresh = true;
        tainted = true;
        return Counters.Absent();
    }

    /// <summary>Replaces capacity or override.</summary>
    internal void Update(WatchedInterface watched) => Watched = watched;

    /// <summary>Decides on this tick's rates; a tick without a delta decides nothing.</summary>
    internal void Observe(Moment now)
    {
        if (!fresh)
        {
            // Before the first delta there is nothing to spoil.
            tainted |= Counters.Count(CounterOutcome.Advanced) > 0;
            return;
        }

        fresh = false;
        if (packets.Threshold.Floor <= 0)
            UpdateThresholds(now);
        Detector.Observe(
            now.Uptime,
            Evidence.Of(Rates, Metric.Packets),
            Evidence.Of(Rates, Metric.Bits),
            packets.Effective,
            bits.Effective,
            Readiness == Readiness.Learning
        );
        tainted |= !Detector.MayLearn;
        if (!sampled)
            return;

        if (!tainted)
        {
            packets.Learn(now.Wall, Rates.Sample);
            bits.Learn(now.Wall, Rates.Sample);
        }

        sampled = false;
        tainted = false;
        UpdateThresholds(now);
    }

    /// <summary>Forgets the five minutes and starts to learn what is there now.</summary>
    internal void Relearn(Moment now)
    {
        packets.Relearn();
        bits.Relearn();
        Detector.Reset();
        UpdateThresholds(now);
    }

    internal LearnedMetric Of(Metric metric) => metric == Metric.Packets ? packets : bits;

    internal void UpdateThresholds(Moment now)
    {
        packets.Update(now.Wall, Watched);
        bits.Update(now.Wall, Watched);
    }
}
