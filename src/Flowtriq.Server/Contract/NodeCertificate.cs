namespace Flowtriq.Server.Contract;

/// <summary>A node's certificate.</summary>
/// <param name="Serial">Hexadecimal; empty for one from before serials were kept.</param>
/// <param name="IssuedAt">When it was given.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
/// <param name="RenewsAt">From then on the node asks for the next one, when it is connected.</param>
/// <param name="State">What it is worth now.</param>
/// <param name="RevokedAt">When it was revoked; null while it was not.</param>
/// <param name="RevokedBy">Who revoked it.</param>
/// <param name="NextWaits">A new one was given to the node, which has not used it yet.</param>
public sealed record NodeCertificate(
    string Serial,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset RenewsAt,
    CertificateState State,
    DateTimeOffset? RevokedAt,
    string RevokedBy,
    bool NextWaits
);
