namespace Flowtriq.Server.Contract.Analytics;

/// <summary>
/// Traffic over a range, the period before it beside it. <c>T</c> is seconds since 1970; null is a gap: nothing was measured. The
/// columns of the period before stand under the times one range later.
/// </summary>
/// <param name="Of">What it is of, as asked: "network", "pop:FRA", "node:ID", "customer:NAME".</param>
/// <param name="Name">The same for people.</param>
/// <param name="By">What the parts are.</param>
/// <param name="Step">Seconds between points.</param>
/// <param name="T">Times.</param>
/// <param name="Keys">Names of the parts.</param>
/// <param name="PartsPps">A column of means for each part.</param>
/// <param name="PartsBps">The same in bits; all null where bits are not known by part.</param>
/// <param name="Pps">Packets per second.</param>
/// <param name="Bps">Bits per second.</param>
/// <param name="Figures">The range in a few figures.</param>
/// <param name="Before">The period before it, as long.</param>
public sealed record TrafficAnalysis(
    string Of,
    string Name,
    TrafficPart By,
    int Step,
    long[] T,
    IReadOnlyList<string> Keys,
    double?[][] PartsPps,
    double?[][] PartsBps,
    TrafficColumns Pps,
    TrafficColumns Bps,
    TrafficFigures Figures,
    TrafficFigures Before
);
