namespace Flowtriq.Agent.Firewall;

/// <summary>A filter as the kernel lists it: its elements and rules together.</summary>
/// <param name="Id">Its mark.</param>
/// <param name="Text">Who wanted it and what it matches, as far as the kernel's comment holds it.</param>
/// <param name="Packets">Packets dropped.</param>
/// <param name="Bytes">Bytes dropped.</param>
/// <param name="ExpiresSeconds">Seconds until the kernel lets it go; null when it already has.</param>
internal sealed record ReadFilter(int Id, string Text, ulong Packets, ulong Bytes, long? ExpiresSeconds);
