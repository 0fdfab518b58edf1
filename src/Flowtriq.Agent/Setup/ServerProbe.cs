using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Setup;

/// <summary>Tries the way to a server before a node belongs to it. Shows it nothing: no token, no name.</summary>
internal sealed class ServerProbe(TimeProvider time)
{
    internal ServerProbeResult Try(ServerAddress server)
    {
        try
        {
            return Converse(server);
        }
        catch (Exception failed) when (failed is IOException or SocketException or AuthenticationException)
        {
            return new ServerProbeResult.Unreachable(failed.Message);
        }
    }

    private ServerProbeResult Converse(ServerAddress server)
    {
        // Judged by the token's fingerprint when the node enrols; until then nothing is believed and nothing is told.
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
        };
        using var connection = ServerConnection.Open(server, options);
        var sent = time.GetTimestamp();
        connection.Send(new AgentFrame { AuthorityRequest = new AuthorityRequest() });
        var answer = connection.Receive();
        var here = time.GetUtcNow() - time.GetElapsedTime(sent) / 2;
        if (answer.Authority is not { } offered)
            return new ServerProbeResult.Unreachable($"{server} is not flowtriq's port for agents");
        var offset =
            offered.ServerUnixUs != 0 && UnixMicroseconds.TryParse(offered.ServerUnixUs, out var there)
                ? there - here
                : (TimeSpan?)null;
        try
        {
            using var authority = X509CertificateLoader.LoadCertificate(offered.Certificate.Span);
            return new ServerProbeResult.Reached(Convert.ToHexStringLower(SHA256.HashData(authority.RawData)), offset);
        }
        catch (CryptographicException)
        {
            return new ServerProbeResult.Unreachable($"{server} is not flowtriq's port for agents");
        }
    }
}
