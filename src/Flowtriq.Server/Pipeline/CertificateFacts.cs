namespace Flowtriq.Server.Pipeline;

/// <summary>A node's certificate, as people should know it.</summary>
/// <param name="Serial">Hexadecimal; empty for one from before serials were kept.</param>
/// <param name="IssuedAt">By the server's clock.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
/// <param name="RevokedAt">When an operator ended it; null while nobody did.</param>
/// <param name="RevokedBy">Who did.</param>
/// <param name="NextWaits">A new one was given to the node, which has not used it yet.</param>
public sealed record CertificateFacts(
    string Serial,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    string RevokedBy,
    bool NextWaits
);
