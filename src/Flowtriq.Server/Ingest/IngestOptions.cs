using System.Net;

namespace Flowtriq.Server.Ingest;

/// <summary>How the server listens for agents.</summary>
public sealed record IngestOptions
{
    /// <summary>Address to listen on; any address listens on both families.</summary>
    public IPAddress Address { get; init; } = IPAddress.Any;

    /// <summary>TCP port; 0 = any free one.</summary>
    public int Port { get; init; } = 7443;

    /// <summary>A connection must finish enrolling, or greet, within this time.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A node reports every second; one that is silent this long has lost the line.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Refused enrolments from one address per minute, after which it is not listened to.</summary>
    public int EnrollmentsPerMinute { get; init; } = 20;

    /// <summary>Connections without a certificate at the same time.</summary>
    public int EnrollmentsAtOnce { get; init; } = 32;

    /// <summary>
    /// TLS handshakes at the same time; the others wait their turn. A handshake is a millisecond of a core, so that more at once would only
    /// make all of them late.
    /// </summary>
    public int HandshakesAtOnce { get; init; } = Math.Max(16, 8 * Environment.ProcessorCount);

    /// <summary>Connections that wait for their handshake; further ones are dropped.</summary>
    public int HandshakesWaiting { get; init; } = 10_000;

    /// <summary>Longest wait for a handshake: an agent gives up after ten seconds, and one that gave up is not worth the work.</summary>
    public TimeSpan HandshakeWait { get; init; } = TimeSpan.FromSeconds(8);
}
