namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Attacks of a size or a duration from a limit on, below the next.</summary>
/// <param name="AtLeast">Bits per second, or seconds.</param>
/// <param name="Count">How many.</param>
public sealed record AttackClass(double AtLeast, int Count);
