namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>The authority that certifies this server to its nodes and nodes to it.</summary>
/// <param name="Fingerprint">SHA-256 in hexadecimal of the one that signs.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ExpiresAt">From then on no node can connect.</param>
/// <param name="Warning">What should be done about it; empty when nothing.</param>
/// <param name="RenewedAt">When the last renewal was finished; null when there was none.</param>
/// <param name="Renewal">The renewal under way; null without one.</param>
public sealed record AuthorityStatus(
    string Fingerprint,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    string Warning,
    DateTimeOffset? RenewedAt,
    AuthorityRenewalStatus? Renewal
);
