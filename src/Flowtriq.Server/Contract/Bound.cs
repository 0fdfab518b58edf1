using System.Text.Json.Serialization;

namespace Flowtriq.Server.Contract;

/// <summary>One rule of a threshold; the lowest is effective.</summary>
public sealed record Bound(
    [property: JsonPropertyName("bound")] BoundKind Kind,
    double Value,
    bool Effective,
    string Text
);
