using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Every bound of one metric and the one in force. A static value wins outright. Otherwise it is the lowest of the
/// p99, hour-of-week and capacity bounds, but never below the floor. Absent bounds are infinite; with none at all nothing can be raised.
/// </summary>
/// <param name="Metric">Packets or bits.</param>
/// <param name="P99">Multiple of the 99th percentile.</param>
/// <param name="HourOfWeek">Multiple of the hour's reference.</param>
/// <param name="Capacity">Share of the link.</param>
/// <param name="Floor">The least.</param>
/// <param name="Static">The operator's.</param>
/// <param name="Multiplier">What the 99th percentile was multiplied by.</param>
/// <param name="Samples">One-second samples behind the 99th percentile.</param>
public readonly record struct Threshold(
    Metric Metric,
    double P99,
    double HourOfWeek,
    double Capacity,
    double Floor,
    double? Static,
    double Multiplier = 0,
    int Samples = 0
)
{
    /// <summary>No bound known.</summary>
    public static Threshold Unknown(Metric metric) =>
        new(metric, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0, null);

    /// <summary>The rate above which traffic is abnormal, in pps or bps; infinite when unknown.</summary>
    public double Effective => Static ?? Math.Max(Floor, Lowest);

    /// <summary>The bound in force.</summary>
    public Bound Bound =>
        Static is not null ? Bound.Static
        : Lowest < Floor ? Bound.Floor
        : Lowest >= P99 ? Bound.P99
        : Lowest >= HourOfWeek ? Bound.HourOfWeek
        : Bound.Capacity;

    private double Lowest => Math.Min(P99, Math.Min(HourOfWeek, Capacity));

    /// <summary>The most packets a link of this speed carries: frames of 64 bytes and 20 of preamble and gap (IEEE 802.3).</summary>
    public static double PacketCapacity(double bitsPerSecond) => bitsPerSecond / (84 * 8);

    /// <summary>All known bounds in words, the one in force marked.</summary>
    public IReadOnlyList<BoundValue> Explain(DetectionOptions options)
    {
        List<BoundValue> bounds = [];
        Add(bounds, Bound.P99, P99, $"{Multiplier:0.##} × p99 of {Samples} s");
        Add(bounds, Bound.HourOfWeek, HourOfWeek, $"{options.ReferenceMultiplier:0.##} × hour-of-week reference");
        Add(bounds, Bound.Capacity, Capacity, $"{options.CapacityShare:0%} of link capacity");
        Add(bounds, Bound.Floor, Floor, "floor");
        Add(bounds, Bound.Static, Static ?? 0, "set by the operator");
        return bounds;
    }

    /// <summary>The bound in force in words: "3 × p99 of 300 s = 14.2 kpps".</summary>
    public string Explain(Bound bound, DetectionOptions options) =>
        Explain(options).FirstOrDefault(b => b.Bound == bound)?.Text ?? bound.Text();

    private void Add(List<BoundValue> bounds, Bound bound, double value, string text)
    {
        if (double.IsFinite(value) && value > 0)
            bounds.Add(new BoundValue(bound, value, bound == Bound, $"{text} = {Rate(value)}"));
    }

    private string Rate(double value) =>
        Metric == Metric.Packets ? new PacketsPerSecond(value).ToString() : new BitsPerSecond(value).ToString();
}
