using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Messages name channels and what came of it; never an address, a header or a secret.</summary>
internal static partial class ChannelLog
{
    [LoggerMessage(600, LogLevel.Information, "Channel {Channel} {What} by {Person}")]
    internal static partial void Configured(ILogger logger, string channel, string what, string person);

    [LoggerMessage(601, LogLevel.Information, "Told {Channel} of {Key}: {Text}")]
    internal static partial void Delivered(ILogger logger, string channel, string key, string text);

    [LoggerMessage(602, LogLevel.Warning, "{Channel} did not take {Key} ({Outcome}): {Reason}")]
    internal static partial void NotDelivered(
        ILogger logger,
        string channel,
        string key,
        ChannelOutcome outcome,
        string reason
    );

    [LoggerMessage(603, LogLevel.Error, "A message to {Channel} failed in a way it should not: {Fault}")]
    internal static partial void Failed(ILogger logger, string channel, string fault);
}
