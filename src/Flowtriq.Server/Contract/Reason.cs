using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Contract;

/// <summary>Why a detector fired.</summary>
public sealed record Reason(
    Metric Metric,
    BoundKind Bound,
    double Value,
    double Threshold,
    int WindowMs,
    int Confirmations,
    string Text
);
