namespace Flowtriq.Core.Packets.Dissection;

/// <summary>One field of a layer.</summary>
/// <param name="Name">Such as "Time to live".</param>
/// <param name="Value">Its value as text, with its meaning where that is known.</param>
/// <param name="Offset">First byte, from the start of the frame.</param>
/// <param name="Length">Bytes it takes part in; several fields may share one.</param>
public sealed record PacketField(string Name, string Value, int Offset, int Length);
