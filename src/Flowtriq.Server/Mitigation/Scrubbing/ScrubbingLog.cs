namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Messages name prefixes, providers and what they answered; never a credential.</summary>
internal static partial class ScrubbingLog
{
    [LoggerMessage(530, LogLevel.Information, "Diversion of {Prefix} to {Provider}: {State}. {Proof}")]
    internal static partial void Moved(
        ILogger logger,
        string prefix,
        string provider,
        DiversionState state,
        string proof
    );

    [LoggerMessage(531, LogLevel.Warning, "Diversion of {Prefix} to {Provider} ({State}): {Failure}")]
    internal static partial void Failed(
        ILogger logger,
        string prefix,
        string provider,
        DiversionState state,
        string failure
    );

    [LoggerMessage(532, LogLevel.Information, "Scrubbing provider {Provider} {What} by {Person}")]
    internal static partial void Configured(ILogger logger, string provider, string what, string person);

    [LoggerMessage(533, LogLevel.Error, "A call to {Provider} failed in a way it should not")]
    internal static partial void CallFailed(ILogger logger, Exception exception, string provider);
}
