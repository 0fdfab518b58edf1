namespace Flowtriq.Server.Contract.Alerting;

/// <summary>What came of a message to a channel.</summary>
public enum ChannelOutcome
{
    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>It was not taken now; it may be later.</summary>
    Retry,

    /// <summary>It will not be taken until somebody changes something.</summary>
    Refused,
}
