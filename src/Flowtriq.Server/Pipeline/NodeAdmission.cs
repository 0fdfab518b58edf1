using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Nodes.Configuration;

namespace Flowtriq.Server.Pipeline;

/// <summary>Who may talk to the ingest, and how a machine becomes a node: where ingest and nodes meet.</summary>
public sealed class NodeAdmission(
    CertificateAuthority authority,
    ServerCertificate server,
    Enrollment enrollment,
    NodeRegistry registry,
    NodeCertificates certificates,
    NodeConfigs configs
)
{
    /// <summary>What the server shows in the handshake.</summary>
    public X509Certificate2 ServerCertificate => server.Current;

    /// <summary>The authority's certificate in DER: not a secret.</summary>
    public byte[] Authority => authority.Der;

    /// <summary>Whom nodes are to trust, for their welcome; null as long as it is who they enrolled with.</summary>
    public SignedAuthorities? Authorities => authority.List;

    /// <summary>True for a certificate that this server's authority gave to a node, whatever became of the node.</summary>
    public bool IsNodeCertificate(X509Certificate2 certificate) =>
        authority.Signed(certificate, CertificateProfile.ClientUse);

    /// <summary>The node behind a certificate; null with a code of <see cref="RefusalCodes"/>.</summary>
    public RegisteredNode? Admit(X509Certificate2 certificate, out string refusal) =>
        registry.Admit(certificate, out refusal);

    public Task<ServerFrame> EnrollAsync(EnrollRequest request, CancellationToken cancel) =>
        enrollment.RedeemAsync(request, cancel);

    /// <summary>Keeps what the node says of itself, and that it uses this certificate.</summary>
    /// <returns>How old the certificate is.</returns>
    public async Task<CertificateTerm?> GreetedAsync(
        NodeId node,
        string thumbprint,
        Hello hello,
        CancellationToken cancel
    )
    {
        await certificates.UsedAsync(node, thumbprint, cancel);
        await registry.GreetedAsync(node, hello, cancel);
        return certificates.Term(node, thumbprint);
    }

    /// <summary>Why a connection that was made with this certificate may not stand any more; empty when it may.</summary>
    internal string Refusal(NodeId node, string thumbprint) => certificates.Refusal(node, thumbprint);

    /// <summary>Gives the node the certificate that follows the one it has.</summary>
    public Task<RenewResult> RenewAsync(NodeId node, RenewRequest request, CancellationToken cancel) =>
        certificates.RenewAsync(node, request, cancel);

    /// <summary>By which a certificate is known.</summary>
    internal static string Thumbprint(X509Certificate2 certificate) => NodeRegistry.Thumbprint(certificate);

    /// <summary>What the server sets on a node that says hello, with its version; null when it sets nothing.</summary>
    /// <param name="node">As it is registered now.</param>
    /// <param name="held">The version it says it has.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<(SignedAgentConfig Config, ulong Version)?> ConfigAsync(
        RegisteredNode node,
        ulong held,
        CancellationToken cancel
    ) => configs.WelcomeAsync(node, held, cancel);

    /// <summary>What was offered to the node since a version; null when that is the last.</summary>
    public SignedAgentConfig? ConfigAfter(NodeId node, ulong version) => configs.OfferAfter(node, version);
}
