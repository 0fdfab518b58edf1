namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A router of the built-in speaker as configured; the password itself is never shown.</summary>
/// <param name="Name">Unique over all announcers.</param>
/// <param name="Settings">As set, without the password.</param>
/// <param name="HasPassword">A TCP-MD5 password is stored.</param>
/// <param name="Status">Its session; null while it or the speaker is off.</param>
public sealed record BgpPeer(string Name, BgpPeerRequest Settings, bool HasPassword, BgpPeerStatus? Status);
