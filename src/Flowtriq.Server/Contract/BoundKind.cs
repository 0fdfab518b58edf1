namespace Flowtriq.Server.Contract;

/// <summary>Which rule gave a threshold.</summary>
public enum BoundKind
{
    P99,
    HourOfWeek,
    Capacity,
    Floor,
    Static,
}
