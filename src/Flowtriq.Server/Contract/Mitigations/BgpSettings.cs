namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>The built-in speaker as a whole. Changing the router id or the addresses restarts its sessions; routes stay.</summary>
/// <param name="Enabled">Sessions are opened.</param>
/// <param name="LocalAsn">Our AS number.</param>
/// <param name="RouterId">BGP identifier: an IPv4 address of this machine.</param>
/// <param name="Listen">Addresses, with or without a port, to wait for routers on: "192.0.2.10", "[2001:db8::10]:1179".</param>
public sealed record BgpSettings(bool Enabled, uint LocalAsn, string RouterId, string[] Listen)
{
    internal static BgpSettings None { get; } = new(false, 0, "", []);
}
