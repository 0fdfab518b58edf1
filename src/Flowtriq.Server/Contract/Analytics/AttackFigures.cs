namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Attacks of a period in a few figures.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Seconds">Seconds during which at least one of them lasted.</param>
/// <param name="Duration">How long they lasted, in seconds.</param>
/// <param name="PeakPps">How large they were.</param>
/// <param name="PeakBps">How large they were.</param>
public sealed record AttackFigures(
    int Count,
    double Seconds,
    FigureSpread Duration,
    FigureSpread PeakPps,
    FigureSpread PeakBps
);
