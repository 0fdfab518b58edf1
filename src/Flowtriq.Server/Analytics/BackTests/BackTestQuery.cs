using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>
/// Settings to try on what a node recorded, named as in the agent's configuration; absent ones are the product's defaults.
/// </summary>
internal sealed record BackTestQuery
{
    public string? Node { get; init; }
    public string? Interface { get; init; }
    public string? Direction { get; init; }
    public int? Days { get; init; }
    public double? Multiplier { get; init; }
    public double? ReferenceMultiplier { get; init; }
    public double? CapacityShare { get; init; }
    public double? FloorPps { get; init; }
    public double? FloorBps { get; init; }
    public double? ThresholdPps { get; init; }
    public double? ThresholdBps { get; init; }
    public string? Format { get; init; }

    private const string Path = "detection";
    private const int MostDays = 30;

    /// <summary>How many days to look back.</summary>
    internal int Span => Days ?? MostDays;

    /// <summary>Reads settings and direction; what is wrong is added to the faults.</summary>
    internal (DetectionOptions Options, Direction Direction) Read(RequestFaults faults)
    {
        faults.When(Days is < 1 or > MostDays, "days", $"Look back 1 to {MostDays} days.");
        faults.When(
            Direction is not (null or "" or "inbound" or "outbound"),
            "direction",
            "A direction is \"inbound\" or \"outbound\"."
        );
        var usual = new DetectionOptions();
        var options = usual with
        {
            Multiplier = Multiplier ?? usual.Multiplier,
            ReferenceMultiplier = ReferenceMultiplier ?? usual.ReferenceMultiplier,
            CapacityShare = CapacityShare ?? usual.CapacityShare,
            FloorPps = FloorPps ?? usual.FloorPps,
            FloorBps = FloorBps ?? usual.FloorBps,
            Interfaces = new StaticThreshold(ThresholdPps, ThresholdBps),
        };
        foreach (var error in options.Validate(Path))
            faults.Add(error.Path[(Path.Length + 1)..], $"It {error.Reason}.");
        return (options, Direction == "outbound" ? Core.Traffic.Direction.Outbound : Core.Traffic.Direction.Inbound);
    }
}
