using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Setup;

/// <summary>What one interface most likely is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it connects to; <see cref="InterfaceRole.Ignore"/> when it is left out.</param>
/// <param name="CapacityBps">Bits per second; null when the kernel does not know.</param>
/// <param name="Why">What speaks for it, for people.</param>
internal sealed record InterfaceGuess(string Name, InterfaceRole Role, double? CapacityBps, string Why)
{
    internal bool LeftOut => Role == InterfaceRole.Ignore;
}
