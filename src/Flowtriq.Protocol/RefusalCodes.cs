namespace Flowtriq.Protocol;

/// <summary>The codes of <see cref="Refusal"/>; the text beside a code is for people and may change.</summary>
public static class RefusalCodes
{
    /// <summary>The token's time is over.</summary>
    public const string TokenExpired = "token_expired";

    /// <summary>The token has been used as often as it may be.</summary>
    public const string TokenUsed = "token_used";

    /// <summary>No such token.</summary>
    public const string TokenUnknown = "token_unknown";

    /// <summary>The certificate request cannot be read or its signature is wrong.</summary>
    public const string BadRequest = "bad_request";

    /// <summary>Too many attempts; try later.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The certificate names a node that the server does not have.</summary>
    public const string UnknownNode = "unknown_node";

    /// <summary>The node was removed.</summary>
    public const string Revoked = "revoked";

    /// <summary>The node's certificate is no longer valid.</summary>
    public const string CertificateExpired = "certificate_expired";

    /// <summary>An operator revoked the node's certificate; the node is still there and waits to be enrolled again.</summary>
    public const string CertificateRevoked = "certificate_revoked";

    /// <summary>A newer certificate of this node is in use, and this one is over.</summary>
    public const string CertificateReplaced = "certificate_replaced";

    /// <summary>The peers share no protocol version.</summary>
    public const string Version = "protocol_version";

    /// <summary>A frame broke the rules.</summary>
    public const string BadFrame = "bad_frame";

    /// <summary>A newer connection of the same node took over.</summary>
    public const string Replaced = "replaced";

    /// <summary>Nothing was heard for too long.</summary>
    public const string Idle = "idle";

    /// <summary>True when trying again with the same credentials can never succeed.</summary>
    public static bool IsFinal(string code) =>
        code
            is TokenExpired
                or TokenUsed
                or TokenUnknown
                or BadRequest
                or UnknownNode
                or Revoked
                or CertificateExpired
                or CertificateRevoked
                or CertificateReplaced;
}
