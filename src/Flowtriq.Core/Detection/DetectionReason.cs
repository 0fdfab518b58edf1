using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>Why a detector fired: enough to argue about with the person on call.</summary>
/// <param name="Metric">Packets or bits.</param>
/// <param name="Bound">The bound that was lowest: "p99", "hour_of_week", "capacity", "floor", "static".</param>
/// <param name="Value">Measured rate in pps or bps.</param>
/// <param name="Threshold">The effective threshold in the same unit.</param>
/// <param name="WindowMilliseconds">Length of the window that fired: 300 or 1,000.</param>
/// <param name="Confirmations">Consecutive windows above before it fired.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record DetectionReason(
    Metric Metric,
    string Bound,
    double Value,
    double Threshold,
    int WindowMilliseconds,
    int Confirmations,
    string Text
);
