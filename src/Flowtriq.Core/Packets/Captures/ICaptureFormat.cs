namespace Flowtriq.Core.Packets.Captures;

/// <summary>One file format behind <see cref="CaptureReader"/>.</summary>
internal interface ICaptureFormat
{
    long Position { get; }

    long SkippedBlocks { get; }

    CaptureSection Section { get; }

    IReadOnlyList<CaptureInterface> Interfaces { get; }

    IReadOnlyList<CaptureStatistics> Statistics { get; }

    /// <summary>Reads the next packet; false with no error is the proper end of the file.</summary>
    bool TryRead(out CapturedPacket packet, out string? error);
}
