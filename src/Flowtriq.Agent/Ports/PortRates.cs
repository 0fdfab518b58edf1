using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Ports;

/// <summary>Counters and rates of one direction that nobody watches for attacks.</summary>
internal sealed class PortRates
{
    private readonly CounterTracker _counters = new();

    internal RateMeter Rates { get; } = new();

    internal CounterDelta Delta { get; private set; }

    internal void Read(in CounterReading reading, TimeSpan uptime)
    {
        _counters.Read(reading, uptime, out var delta, out var elapsed);
        Delta = delta;
        Rates.Add(delta.Packets, delta.Bytes, elapsed);
    }
}
