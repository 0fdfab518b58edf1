namespace Flowtriq.Agent.Uplink;

/// <summary>A finished capture on disk.</summary>
/// <param name="Id">Identity of the capture; the observation carries it.</param>
/// <param name="Observation">The attack it belongs to.</param>
/// <param name="Path">Where the pcapng lies.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="PacketsBefore">Packets from before the onset.</param>
/// <param name="PacketsTotal">All packets in the file.</param>
/// <param name="Sha256">Of the file as it was written, in hexadecimal digits.</param>
/// <param name="Onset">Estimated time of the first attack packet, node clock.</param>
public sealed record CaptureFile(
    Guid Id,
    Guid Observation,
    string Path,
    long Length,
    int PacketsBefore,
    int PacketsTotal,
    string Sha256,
    DateTimeOffset Onset
);
