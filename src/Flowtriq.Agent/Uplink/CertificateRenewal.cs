using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Renews the node's certificate over the connection it already has: a new key pair, a request when it is due, the answer kept. Whoever
/// converses ends the connection once <see cref="Done"/>, and comes back with the new certificate.
/// </summary>
internal sealed class CertificateRenewal(NodeCredentials credentials, TimeProvider time, double jitter, LineLog log)
    : IDisposable
{
    private ECDsa? _key;
    private TimeSpan _life;
    private TimeSpan _wait = Timeout.InfiniteTimeSpan;
    private long _since;

    /// <summary>True once a new certificate waits to be used.</summary>
    internal bool Done { get; private set; }

    /// <summary>Takes what the server says of the certificate of this connection; null from a server that renews none.</summary>
    internal void Welcomed(CertificateTerm? term)
    {
        if (term is not { LifetimeSeconds: > 0 and < 1e10, AgeSeconds: > -1e10 and < 1e10 })
            return;
        _life = TimeSpan.FromSeconds(term.LifetimeSeconds);
        WaitFor(RenewalPlan.Wait(TimeSpan.FromSeconds(term.AgeSeconds), _life, jitter));
    }

    /// <summary>An operator does not want to wait.</summary>
    internal void Hurry() => WaitFor(TimeSpan.Zero);

    /// <summary>The request when it is due; null otherwise.</summary>
    internal AgentFrame? Request()
    {
        if (Done || _wait < TimeSpan.Zero || time.GetElapsedTime(_since) < _wait)
            return null;
        // An answer that never comes must not end it.
        WaitFor(RenewalPlan.Retry(_life));
        _key?.Dispose();
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ftagent", _key, HashAlgorithmName.SHA256);
        return new AgentFrame
        {
            Renew = new RenewRequest
            {
                CertificateRequest = ByteString.CopyFrom(request.CreateSigningRequest()),
                Authorities = credentials.Shown.Authorities.Version,
            },
        };
    }

    /// <summary>Takes the server's answer.</summary>
    internal void Take(RenewResult result)
    {
        if (_key is not { } key || Done)
            return;
        try
        {
            if (result.Refusal.Length > 0)
                throw new CryptographicException(result.Refusal);
            credentials.Follow(key, result.Certificate.ToByteArray());
            Done = true;
            log.Info("the server renewed this node's certificate");
        }
        catch (Exception failed)
            when (failed is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            log.Error("the certificate is not renewed, the one in use stays", ("reason", failed.Message));
        }

        key.Dispose();
        _key = null;
    }

    public void Dispose() => _key?.Dispose();

    private void WaitFor(TimeSpan wait) => (_wait, _since) = (wait, time.GetTimestamp());
}
