using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Makes this machine a node: 1. read the token, 2. connect and ask for the server's CA, 3. compare it with the
/// fingerprint in the token and the connection's certificate with it, 4. only then show the secret with a certificate
/// request whose key is made here, 5. write the identity.
/// </summary>
internal sealed class Enrollment(HostFacts host, TimeProvider time)
{
    internal EnrollmentOutcome Run(ServerAddress server, string tokenText, string stateDirectory)
    {
        if (EnrollmentToken.Parse(tokenText, out var fault) is not { } token)
            return new EnrollmentOutcome.Refused(EnrollmentToken.Describe(fault));
        if (time.GetUtcNow() > token.Expires)
            return new EnrollmentOutcome.Refused(
                $"The token expired at {token.Expires:u} (this node's clock says {time.GetUtcNow():u}). Make a new one."
            );

        try
        {
            NodeIdentity.Prepare(stateDirectory);
            return Converse(server, token, stateDirectory);
        }
        catch (Exception failed)
            when (failed is IOException or SocketException or AuthenticationException or UnauthorizedAccessException)
        {
            return new EnrollmentOutcome.Refused(failed.Message);
        }
    }

    private EnrollmentOutcome Converse(ServerAddress server, EnrollmentToken token, string stateDirectory)
    {
        X509Certificate2? shown = null;
        var options = new SslClientAuthenticationOptions
        {
            // What a stranger's certificate points at is not fetched.
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true },
            // Accepted for now and judged below: no secret is sent before.
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                shown = certificate is null
                    ? null
                    : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                return shown is not null;
            },
        };
        using var connection = ServerConnection.Open(server, options);
        connection.Send(new AgentFrame { AuthorityRequest = new AuthorityRequest() });
        var offered = connection.Receive();
        if (offered.BodyCase == ServerFrame.BodyOneofCase.Refusal)
            return new EnrollmentOutcome.Refused(offered.Refusal.Text);
        using var authority = Load(offered.Authority?.Certificate);
        using (shown)
        {
            if (authority is null || !IsPinned(authority, token) || !ServerTrust.Issued(authority, shown!))
                return new EnrollmentOutcome.Refused(
                    $"{server} is not the server this token comes from: the fingerprint of its certificate differs. "
                        + "The token was not shown to it."
                );
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        connection.Send(new AgentFrame { Enroll = Request(key, token) });
        var answer = connection.Receive();
        if (answer.BodyCase != ServerFrame.BodyOneofCase.Enrolled)
            return new EnrollmentOutcome.Refused(answer.Refusal?.Text ?? "The server gave no certificate.");

        var result = answer.Enrolled;
        NodeIdentity.Save(
            stateDirectory,
            result.NodeId,
            result.NodeName,
            server,
            key,
            result.Certificate.ToByteArray(),
            authority.RawData
        );
        return new EnrollmentOutcome.Enrolled(result.NodeId, result.NodeName);
    }

    private EnrollRequest Request(ECDsa key, EnrollmentToken token)
    {
        var request = new CertificateRequest("CN=ftagent", key, HashAlgorithmName.SHA256);
        return new EnrollRequest
        {
            Token = token.Secret,
            CertificateRequest = ByteString.CopyFrom(request.CreateSigningRequest()),
            HostName = host.HostName,
            AgentVersion = host.AgentVersion,
            MachineId = host.MachineId,
            ProtocolVersion = ProtocolVersion.Current,
        };
    }

    private static bool IsPinned(X509Certificate2 authority, EnrollmentToken token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(authority.RawData), token.AuthorityFingerprint);

    private static X509Certificate2? Load(ByteString? der)
    {
        try
        {
            return der is null ? null : X509CertificateLoader.LoadCertificate(der.Span);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
