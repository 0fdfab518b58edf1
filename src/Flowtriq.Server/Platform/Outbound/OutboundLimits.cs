namespace Flowtriq.Server.Platform.Outbound;

/// <summary>What a request to the outside may cost.</summary>
/// <param name="Timeout">From the look-up of the name to the end of the answer.</param>
/// <param name="Redirects">How many redirects are followed where a request follows any.</param>
/// <param name="AnswerBytes">What is read of an answer; the rest is dropped.</param>
/// <param name="RequestBytes">Largest body sent.</param>
internal sealed record OutboundLimits(TimeSpan Timeout, int Redirects, int AnswerBytes, int RequestBytes)
{
    internal static OutboundLimits Usual { get; } = new(TimeSpan.FromSeconds(10), 3, 16 << 10, 256 << 10);
}
