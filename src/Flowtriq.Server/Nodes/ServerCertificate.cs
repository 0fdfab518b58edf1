using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// What the server shows to agents: made at start, renewed while running when a third of its life is left or the authority was. Agents
/// trust the authority and not this certificate, so its key is never written down.
/// </summary>
public sealed class ServerCertificate(CertificateAuthority authority, NodesOptions options, TimeProvider time)
    : IDisposable
{
    // Guards the renewal; the certificate being replaced stays alive for handshakes that already hold it.
    private readonly Lock renewing = new();
    private X509Certificate2? current;
    private AuthorityKey? issuer;
    private DateTimeOffset renewAt;

    public X509Certificate2 Current
    {
        get
        {
            lock (renewing)
            {
                var now = time.GetUtcNow();
                var acting = authority.Acting;
                if (current is null || now >= renewAt || acting != issuer)
                {
                    current = Make(acting, now);
                    issuer = acting;
                    renewAt = now + (acting.End(now, options.ServerCertificateLife) - now) * 2 / 3;
                }

                return current;
            }
        }
    }

    public void Dispose() => current?.Dispose();

    private X509Certificate2 Make(AuthorityKey acting, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var hosts = CertificateProfile.LocalHosts();
        if (options.PublicHost is { Length: > 0 } host)
            hosts = hosts.Prepend(host);
        using var issued = acting.Issue(CertificateProfile.Server(key, hosts), now, options.ServerCertificateLife);
        return issued.CopyWithPrivateKey(key);
    }
}
