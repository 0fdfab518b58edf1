namespace Flowtriq.Agent.Kernel;

/// <summary>One sampled frame; <see cref="Bytes"/> is valid until the next frame is taken.</summary>
internal readonly ref struct TappedFrame
{
    /// <summary>The first bytes of the frame, its VLAN tag put back.</summary>
    internal required ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>Length on the wire in bytes.</summary>
    internal required int WireLength { get; init; }

    /// <summary>When the kernel received it, nanoseconds since 1970 UTC.</summary>
    internal required long UnixNanoseconds { get; init; }

    /// <summary>How many packets this one stands for: the sampling in force when it came, corrected for drops.</summary>
    internal required double Weight { get; init; }

    /// <summary>True when the node sent it.</summary>
    internal required bool Outgoing { get; init; }
}
