namespace Flowtriq.Server.Contract.Alerting;

/// <summary>How a syslog message travels.</summary>
public enum SyslogTransport
{
    /// <summary>One datagram a message (RFC 5426).</summary>
    Udp,

    /// <summary>Counted octets over a connection (RFC 6587).</summary>
    Tcp,

    /// <summary>The same over TLS (RFC 5425).</summary>
    Tls,
}
