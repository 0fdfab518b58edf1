namespace Flowtriq.Server.Contract.Evidence;

/// <summary>One row of a capture's statistics.</summary>
/// <param name="Name">What is counted: "UDP", "64–127", "192.0.2.1".</param>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Bytes on the wire.</param>
public sealed record PacketShare(string Name, long Packets, long Bytes);
