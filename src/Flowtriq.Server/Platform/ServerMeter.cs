using System.Diagnostics.Metrics;

namespace Flowtriq.Server.Platform;

/// <summary>The meter all slices make their instruments with; what it measures is served at /metrics.</summary>
public sealed class ServerMeter : IDisposable
{
    public Meter Value { get; } = new("Flowtriq.Server");

    public void Dispose() => Value.Dispose();
}
