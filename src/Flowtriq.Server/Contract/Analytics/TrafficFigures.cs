namespace Flowtriq.Server.Contract.Analytics;

/// <summary>A period of traffic in a few figures; null where nothing was measured.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
/// <param name="Measured">Share of the steps in which anything was measured, 0..1.</param>
/// <param name="MeanPps">The mean.</param>
/// <param name="MeanBps">The mean.</param>
/// <param name="HighestPps">The highest second.</param>
/// <param name="HighestBps">The highest second.</param>
/// <param name="P95Pps">The 95th percentile of the means of the steps.</param>
/// <param name="P95Bps">The 95th percentile of the means of the steps.</param>
/// <param name="Bytes">All that arrived.</param>
/// <param name="DroppedShare">Share of the packets that was not delivered, 0..1.</param>
public sealed record TrafficFigures(
    DateTimeOffset From,
    DateTimeOffset To,
    double Measured,
    double? MeanPps,
    double? MeanBps,
    double? HighestPps,
    double? HighestBps,
    double? P95Pps,
    double? P95Bps,
    double? Bytes,
    double? DroppedShare
);
