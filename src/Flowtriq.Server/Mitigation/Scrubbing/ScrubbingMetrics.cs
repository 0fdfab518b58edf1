using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Counters of level 4.</summary>
internal sealed class ScrubbingMetrics(ServerMeter meter)
{
    private readonly Counter<long> calls = meter.Value.CreateCounter<long>(
        "flowtriq_server_scrubbing_calls_total",
        description: "Calls to scrubbing providers, by provider, call and outcome."
    );

    private readonly Counter<long> moves = meter.Value.CreateCounter<long>(
        "flowtriq_server_scrubbing_moves_total",
        description: "Diversions that entered a state, by provider and state."
    );

    private readonly Histogram<double> delay = meter.Value.CreateHistogram<double>(
        "flowtriq_server_scrubbing_advertise_seconds",
        unit: "s",
        description: "From the request of a diversion until the provider's announcement was seen."
    );

    private readonly Counter<long> probes = meter.Value.CreateCounter<long>(
        "flowtriq_server_scrubbing_probes_total",
        description: "Probes of the return path, by outcome."
    );

    internal void Called(string provider, DiversionCall call, string outcome) =>
        calls.Add(1, Tag("provider", provider), Tag("call", Word(call)), Tag("outcome", outcome));

    internal void Moved(string provider, DiversionRecord record)
    {
        moves.Add(1, Tag("provider", provider), Tag("state", Word(record.State)));
        if (record.State == DiversionState.Advertised && record.Advertised == record.Since)
            delay.Record((record.Since - record.Requested).TotalSeconds);
    }

    internal void Probed(bool answered) => probes.Add(1, Tag("outcome", answered ? "answered" : "silent"));

    /// <summary>Serves the number of diversions that are not over.</summary>
    internal void Watch(Func<int> live) =>
        meter.Value.CreateObservableGauge(
            "flowtriq_server_scrubbing_diversions",
            live,
            description: "Diversions that are not over."
        );

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
