namespace Flowtriq.Bgp.Wire;

/// <summary>One family of graceful restart.</summary>
/// <param name="Family">Which family.</param>
/// <param name="Preserved">Forwarding state survived the restart (F bit).</param>
public readonly record struct GracefulFamily(AddressFamily Family, bool Preserved);
