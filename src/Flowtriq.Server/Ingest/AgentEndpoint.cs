using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Server.Pipeline;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Flowtriq.Server.Ingest;

/// <summary>The agents' port: TLS with the server's own certificate, client certificates of its own authority or none.</summary>
public static class AgentEndpoint
{
    /// <summary>Adds the port to Kestrel.</summary>
    public static void ListenForAgents(this KestrelServerOptions kestrel, IngestOptions options)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
        var admission = kestrel.ApplicationServices.GetRequiredService<NodeAdmission>();
        var metrics = kestrel.ApplicationServices.GetRequiredService<IngestMetrics>();
        var gate = kestrel.ApplicationServices.GetRequiredService<HandshakeGate>();
        if (options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any))
            kestrel.ListenAnyIP(options.Port, listen => Configure(listen, options, admission, gate, metrics));
        else
            kestrel.Listen(
                options.Address,
                options.Port,
                listen => Configure(listen, options, admission, gate, metrics)
            );
    }

    private static void Configure(
        ListenOptions listen,
        IngestOptions options,
        NodeAdmission admission,
        HandshakeGate gate,
        IngestMetrics metrics
    )
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next => connection => CountFailedHandshakesAsync(connection, next, metrics));
        listen.Use(next => connection => gate.PassAsync(connection, next));
        listen.UseHttps(
            new HttpsConnectionAdapterOptions
            {
                ServerCertificateSelector = (_, _) => admission.ServerCertificate,
                ClientCertificateMode = ClientCertificateMode.AllowCertificate,
                ClientCertificateValidation = (certificate, _, _) => admission.IsNodeCertificate(certificate),
                SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                HandshakeTimeout = options.GreetingTimeout,
                // A resumed session need not present its certificate again; ours are long-lived, so nothing is lost.
                OnAuthenticate = static (_, tls) =>
                {
                    tls.AllowTlsResume = false;
                    tls.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
                },
            }
        );
        listen.Use(http =>
        {
            var agents = ActivatorUtilities.CreateInstance<AgentConnectionHandler>(listen.ApplicationServices);
            return AgentPort.Divide(agents.OnConnectedAsync, http, options.GreetingTimeout);
        });
    }

    private static async Task CountFailedHandshakesAsync(
        ConnectionContext connection,
        ConnectionDelegate next,
        IngestMetrics metrics
    )
    {
        await next(connection);
        if (!connection.Items.ContainsKey(AgentConnectionHandler.Reached))
            metrics.HandshakeFailed();
    }
}
