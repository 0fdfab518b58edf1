namespace Flowtriq.Protocol;

/// <summary>Sizes both ends agree on, in bytes.</summary>
public static class FrameLimits
{
    /// <summary>Longest frame of an authenticated connection.</summary>
    public const int Frame = 1024 * 1024;

    /// <summary>Longest frame of a connection without a client certificate.</summary>
    public const int Enrollment = 16 * 1024;

    /// <summary>Most data in one <see cref="CaptureChunk"/>.</summary>
    public const int CaptureChunk = 64 * 1024;

    /// <summary>A buffer larger than this is given back once it is empty.</summary>
    internal const int Kept = 128 * 1024;
}
