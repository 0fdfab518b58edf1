using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Kernel;

/// <summary>One line of /proc/net/dev: an interface and its counters as last read.</summary>
internal sealed class KernelInterface(string name, byte[] nameBytes)
{
    internal string Name { get; } = name;

    /// <summary>What it received.</summary>
    internal CounterReading Received { get; set; }

    /// <summary>What it sent.</summary>
    internal CounterReading Sent { get; set; }

    /// <summary>False once a reading no longer lists it.</summary>
    internal bool Present { get; set; }

    /// <summary>Number of the reading that last listed it.</summary>
    internal int Seen { get; set; }

    internal bool IsNamed(ReadOnlySpan<byte> candidate) => candidate.SequenceEqual(nameBytes);
}
