using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Pipeline;

/// <summary>A node's certificate as the API shows it.</summary>
internal static class CertificateViews
{
    internal static NodeCertificate? Of(CertificateFacts? facts, DateTimeOffset now)
    {
        if (facts is null)
            return null;
        var life = facts.ExpiresAt - facts.IssuedAt;
        return new NodeCertificate(
            facts.Serial,
            facts.IssuedAt,
            facts.ExpiresAt,
            facts.IssuedAt + life * 2 / 3,
            facts.RevokedAt is not null ? CertificateState.Revoked
                : now > facts.ExpiresAt ? CertificateState.Expired
                : now > facts.IssuedAt + life * 9 / 10 ? CertificateState.Overdue
                : CertificateState.Valid,
            facts.RevokedAt,
            facts.RevokedAt is null ? "" : facts.RevokedBy,
            facts.NextWaits
        );
    }
}
