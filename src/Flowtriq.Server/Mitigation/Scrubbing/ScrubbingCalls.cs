using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Makes one call to a provider, counts it, and keeps its credentials out of what comes back.</summary>
internal sealed class ScrubbingCalls(ScrubbingAdapters adapters, ScrubbingMetrics metrics, ILogger<ScrubbingCalls> log)
{
    internal async Task<ProviderAnswer> MakeAsync(
        ScrubbingSetup setup,
        IpPrefix prefix,
        DiversionCall call,
        CancellationToken cancel
    )
    {
        var answer = Redacted(await AskAsync(setup, prefix, call, cancel), setup);
        metrics.Called(setup.Name, call, answer.GetType().Name.ToLowerInvariant());
        return answer;
    }

    /// <summary>A provider may repeat in its words what it was sent.</summary>
    private static ProviderAnswer Redacted(ProviderAnswer answer, ScrubbingSetup setup)
    {
        var text = answer.Text;
        foreach (var (name, value) in ScrubbingSecrets.Named(setup.Credentials ?? new()))
        {
            if (string.IsNullOrEmpty(value) || name == "username")
                continue;
            text = text.Replace(value, "***", StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(value), "***", StringComparison.Ordinal);
        }

        return text == answer.Text ? answer : answer.WithText(text);
    }

    private async Task<ProviderAnswer> AskAsync(
        ScrubbingSetup setup,
        IpPrefix prefix,
        DiversionCall call,
        CancellationToken cancel
    )
    {
        if (setup.Credentials is null)
        {
            return new ProviderAnswer.Refused(
                "its credentials cannot be opened with this server's keys; enter them again"
            );
        }

        var adapter = adapters.Of(setup.Kind);
        try
        {
            return call switch
            {
                DiversionCall.Start => await adapter.StartAsync(setup, prefix, cancel),
                DiversionCall.Stop => await adapter.StopAsync(setup, prefix, cancel),
                _ => await adapter.ReadAsync(setup, prefix, cancel),
            };
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // A bug in one adapter must not stop the diversions of others.
            ScrubbingLog.CallFailed(log, e, setup.Name);
            return new ProviderAnswer.Retry(null, $"the call failed inside this server ({e.GetType().Name})");
        }
    }
}
