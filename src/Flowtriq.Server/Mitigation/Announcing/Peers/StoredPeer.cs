using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>A router of the built-in speaker as stored.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">As set, without the password.</param>
/// <param name="Password">The TCP-MD5 password, sealed; null for none.</param>
internal sealed record StoredPeer(string Name, BgpPeerRequest Settings, byte[]? Password);
