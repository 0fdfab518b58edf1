namespace Flowtriq.Server.Access.Provider;

/// <summary>Logs and counts what went wrong with the provider, and says which page tells the person; the page tells no details.</summary>
internal sealed class ProviderTrouble(AccessMetrics metrics, ILogger<ProviderTrouble> log)
{
    internal string Failed(ProviderFailedException e) => Failed(e.Message);

    internal string Failed(string reason)
    {
        metrics.ProviderFailed();
        AccessLog.ProviderFailed(log, reason);
        return "/login?provider=failed";
    }

    /// <summary>The person is no member and was not invited.</summary>
    internal string Stranger()
    {
        metrics.ProviderFailed();
        AccessLog.ProviderFailed(log, "the person is no member and was not invited");
        return "/login?provider=stranger";
    }
}
