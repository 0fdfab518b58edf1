namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How well attacks on one point of presence were found and answered; times in seconds from the onset.</summary>
public sealed record QualityPop(
    string Pop,
    int Incidents,
    FigureSpread Detect,
    FigureSpread Alert,
    FigureSpread Mitigate
);
