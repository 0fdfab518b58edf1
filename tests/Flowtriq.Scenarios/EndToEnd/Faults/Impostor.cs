using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>Somebody who answers agents in the server's place, with a certificate of his own or with one of the server's own authority.</summary>
internal sealed class Impostor : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private readonly X509Certificate2 certificate;
    private readonly MemoryStream heard = new();

    private Impostor(X509Certificate2 certificate) => this.certificate = certificate;

    /// <summary>Bytes that agents said to him after the handshake.</summary>
    internal long Heard => heard.Length;

    /// <summary>Anybody.</summary>
    internal static Impostor Stranger()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(key);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return new Impostor(Usable(made));
    }

    /// <summary>Somebody who got hold of the server's authority.</summary>
    internal static Impostor WithAuthority(string data)
    {
        var file = Path.Combine(data, "authority", "ca.pem");
        using var authority = X509Certificate2.CreateFromPemFile(file, file);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serial = RandomNumberGenerator.GetBytes(8);
        using var bare = Request(key)
            .Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), serial);
        using var made = bare.CopyWithPrivateKey(key);
        return new Impostor(Usable(made));
    }

    /// <summary>Shakes hands, says this, and reads until the agent hangs up.</summary>
    internal Func<NetworkStream, Task> Says(byte[] nonsense) =>
        async wire =>
        {
            await using var tls = new SslStream(wire);
            try
            {
                await tls.AuthenticateAsServerAsync(Options());
                await tls.WriteAsync(nonsense);
                await tls.CopyToAsync(heard);
            }
            catch (AuthenticationException)
            {
                // The agent knows better.
            }
        };

    /// <summary>
    /// Welcomes the agent with a configuration of before, says it again with an acknowledgement from another run, and takes what comes until
    /// the agent hangs up.
    /// </summary>
    internal Func<NetworkStream, Task> PlaysBack(SignedAgentConfig recorded) =>
        async wire =>
        {
            await using var tls = new SslStream(wire);
            await tls.AuthenticateAsServerAsync(Options());
            var writer = new FrameWriter(tls);
            ServerFrame[] frames =
            [
                new()
                {
                    Welcome = new Welcome
                    {
                        NodeName = "edge",
                        ProtocolVersion = ProtocolVersion.Current,
                        Config = recorded,
                    },
                },
                new() { Config = recorded },
                new()
                {
                    EventAck = new EventAck { InstanceId = "another run", Sequence = 1_000_000 },
                },
                new()
                {
                    Welcome = new Welcome { NodeName = "edge", ProtocolVersion = ProtocolVersion.Current },
                },
                new()
                {
                    CaptureAck = new CaptureAck { CaptureId = "none", Complete = true },
                },
            ];
            foreach (var frame in frames)
                await writer.WriteAsync(frame, CancellationToken.None);
            await tls.CopyToAsync(heard);
        };

    private SslServerAuthenticationOptions Options() =>
        new()
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = static (_, shown, _, _) => shown is not null,
        };

    public void Dispose()
    {
        certificate.Dispose();
        heard.Dispose();
    }

    private static CertificateRequest Request(ECDsa key)
    {
        var request = new CertificateRequest("CN=flowtriq", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], false));
        return request;
    }

    private static X509Certificate2 Usable(X509Certificate2 made) =>
        X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
}
