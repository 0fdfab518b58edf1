using System.Diagnostics.Metrics;

namespace Flowtriq.Server.Platform;

/// <summary>The meter slices make their instruments with; what it measures is served at /metrics.</summary>
public sealed record ServerMeter(Meter Value)
{
    public const string Name = "Flowtriq.Server";
}
