namespace Flowtriq.Agent.Uplink;

/// <summary>What an operator asks about the way to the server. Immutable; replaced when the connection comes or goes.</summary>
/// <param name="Server">Host and port.</param>
/// <param name="NodeName">What the server calls this node.</param>
/// <param name="Since">When the connection that stands was made; null without one.</param>
/// <param name="Refusal">Why the last attempt or connection ended; empty when none did.</param>
/// <param name="RefusedAt">When it ended.</param>
/// <param name="CertificateExpires">Until when the node's certificate holds.</param>
public sealed record ConnectionFacts(
    string Server,
    string NodeName,
    DateTimeOffset? Since,
    string Refusal,
    DateTimeOffset? RefusedAt,
    DateTimeOffset CertificateExpires
)
{
    /// <summary>True while nobody answers at the server's address at all.</summary>
    public bool Unreachable { get; init; }
}
