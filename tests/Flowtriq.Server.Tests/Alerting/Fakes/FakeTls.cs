using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>A listener on loopback with a certificate that nobody issued; what it is sent is read to the end and kept.</summary>
internal sealed class FakeTls : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = OwnCertificate();
    private readonly TaskCompletionSource<byte[]> received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    public FakeTls()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Its certificate in PEM.</summary>
    public string Authority => certificate.ExportCertificatePem();

    /// <summary>What the first visitor that said anything said: one that does not trust it says nothing.</summary>
    public Task<byte[]> Received => received.Task;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        certificate.Dispose();
        stop.Dispose();
    }

    /// <summary>A certificate for 127.0.0.1 that is its own authority.</summary>
    internal static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
                using var all = new MemoryStream();
                await stream.CopyToAsync(all, stop.Token);
                if (all.Length > 0)
                    received.TrySetResult(all.ToArray());
            }
            catch (Exception e)
                when (e is OperationCanceledException or SocketException or IOException or AuthenticationException)
            {
                // A visitor that did not trust it, or the end.
            }
        }
    }
}
