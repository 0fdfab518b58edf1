using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Certificates;

/// <summary>
/// A node's certificate as stored: its SHA-256 and that of the authority that gave it in hexadecimal, times in microseconds since 1970.
/// </summary>
internal sealed record CertificateRow(
    string Thumbprint,
    string Node,
    string Serial,
    long Issued,
    long Expires,
    string State,
    long? Ended,
    string EndedBy,
    string Authority
)
{
    /// <summary>In use.</summary>
    internal const string Current = "current";

    /// <summary>Given to the node, which has not shown it yet.</summary>
    internal const string Next = "next";

    /// <summary>Another took its place.</summary>
    internal const string Over = "over";

    /// <summary>An operator ended it.</summary>
    internal const string Revoked = "revoked";

    internal DateTimeOffset IssuedAt => UnixTime.FromUnixMicroseconds(Issued);

    internal DateTimeOffset ExpiresAt => UnixTime.FromUnixMicroseconds(Expires);
}
