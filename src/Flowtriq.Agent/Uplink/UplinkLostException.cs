namespace Flowtriq.Agent.Uplink;

/// <summary>The connection to the server is over, for a reason that people can read.</summary>
/// <param name="message">The reason.</param>
/// <param name="retryAfter">The least time before the next attempt; zero = the usual back-off.</param>
internal sealed class UplinkLostException(string message, TimeSpan retryAfter = default) : IOException(message)
{
    internal TimeSpan RetryAfter { get; } = retryAfter;
}
