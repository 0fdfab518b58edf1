namespace Flowtriq.Core.Analytics;

/// <summary>One recorded step of one direction of an interface.</summary>
/// <param name="At">Its start.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Packets">Packets per second.</param>
/// <param name="Bits">Bits per second.</param>
public readonly record struct BackTestStep(
    DateTimeOffset At,
    int Seconds,
    BackTestFigures Packets,
    BackTestFigures Bits
);
