namespace Flowtriq.Server.Platform.Outbound;

/// <summary>What came of a request: a closed set. Reasons are for people and hold no address, header or body of the request.</summary>
internal abstract record OutboundReply
{
    private OutboundReply() { }

    /// <summary>It answered.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">As much of the answer as <see cref="OutboundLimits.AnswerBytes"/> allows.</param>
    /// <param name="RetryAfter">How long it asks to be left alone.</param>
    internal sealed record Answered(int Status, string Body, TimeSpan? RetryAfter) : OutboundReply;

    /// <summary>It could not be reached or did not answer in time; later it may.</summary>
    internal sealed record Unreachable(string Reason) : OutboundReply;

    /// <summary>It was not sent, and will not be until somebody changes something.</summary>
    internal sealed record NotAllowed(string Reason) : OutboundReply;
}
