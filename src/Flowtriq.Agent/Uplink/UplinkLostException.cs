namespace Flowtriq.Agent.Uplink;

/// <summary>The connection to the server is over, for a reason that people can read.</summary>
/// <param name="message">The reason.</param>
/// <param name="retryAfter">The least time before the next attempt; zero = the usual back-off.</param>
/// <param name="refused">True when the server does not take the certificate that was shown.</param>
internal sealed class UplinkLostException(string message, TimeSpan retryAfter = default, bool refused = false)
    : IOException(message)
{
    internal TimeSpan RetryAfter { get; } = retryAfter;

    internal bool Refused { get; } = refused;

    /// <summary>True when nobody answered at the server's address.</summary>
    internal bool Unreachable { get; init; }

    /// <summary>Kind of the notice that tells of it as well; null for what is ordinary, such as a server that restarts.</summary>
    internal string? Notice { get; init; }
}
