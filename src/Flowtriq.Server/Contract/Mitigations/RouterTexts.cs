namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A mitigation as the network engineer would write it on a router, or read it there.</summary>
public sealed record RouterTexts(string Junos, string IosXr, string Frr, string Bird);
