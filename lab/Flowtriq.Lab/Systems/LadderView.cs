namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of an incident's ladder.</summary>
public sealed record LadderView(
    long Incident,
    string? Target,
    string? Customer,
    string Policy,
    int PolicyRevision,
    string Hold,
    RungView[] Levels,
    string[] Asks,
    double ArrivingBps,
    double? DroppedBps,
    double? ResidualBps
)
{
    public RungView this[string level] => Levels.Single(rung => rung.Level == level);
}
