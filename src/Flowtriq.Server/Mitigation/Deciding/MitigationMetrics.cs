using System.Diagnostics.Metrics;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>What moves about mitigations: how many there are, what is refused, and how long they take.</summary>
internal sealed class MitigationMetrics
{
    private readonly Counter<long> refused;
    private readonly Counter<long> steps;
    private readonly Counter<long> orphans;
    private readonly Histogram<double> applied;

    public MitigationMetrics(ServerMeter meter, MitigationBoard board)
    {
        var instruments = meter.Value;
        instruments.CreateObservableGauge(
            "flowtriq_server_mitigations",
            () => Counts(board.Current),
            description: "Mitigations that are wanted now, by level and state."
        );
        refused = instruments.CreateCounter<long>(
            "flowtriq_server_mitigations_refused_total",
            description: "Mitigations the safety kernel refused, by rule."
        );
        steps = instruments.CreateCounter<long>(
            "flowtriq_server_mitigation_steps_total",
            description: "Steps of mitigations' lives, by level and state."
        );
        orphans = instruments.CreateCounter<long>(
            "flowtriq_server_mitigation_orphans_total",
            description: "Routes and filters found in a backend that nobody wanted, by backend."
        );
        applied = instruments.CreateHistogram<double>(
            "flowtriq_server_mitigation_apply_seconds",
            unit: "s",
            description: "From the decision until the first backend confirmed it, by level."
        );
    }

    internal void Decided(MitigationBook before, MitigationChange change)
    {
        foreach (var refusal in change.Refusals)
            refused.Add(1, new KeyValuePair<string, object?>("rule", refusal.Kind.ToString()));
        foreach (var entry in change.Entries)
        {
            var known =
                before.Wanted.GetValueOrDefault(entry.Key) is { } old && old.Number == entry.Number ? old : null;
            var level = new KeyValuePair<string, object?>("level", (int)entry.Record.Desired.Level);
            foreach (var step in entry.Record.History.Skip(known?.Record.History.Length ?? 0))
                steps.Add(1, level, new KeyValuePair<string, object?>("state", step.State.ToString()));
            if (entry.InForce && known?.Record.History.Any(static s => s.State == MitigationState.Accepted) != true)
                applied.Record(Took(entry).TotalSeconds, level);
        }
    }

    internal void Orphaned(string backend) => orphans.Add(1, new KeyValuePair<string, object?>("backend", backend));

    private static TimeSpan Took(MitigationEntry entry)
    {
        var approved = entry.Record.History.First(static step => step.State >= MitigationState.Approved).At;
        var accepted = entry.Record.History.First(static step => step.State == MitigationState.Accepted).At;
        return accepted > approved ? accepted - approved : TimeSpan.Zero;
    }

    // Every combination is told each time: one that is left out would keep its last value.
    private static IEnumerable<Measurement<int>> Counts(MitigationBook book) =>
        from level in Enum.GetValues<MitigationLevel>()
        from state in Enum.GetValues<MitigationState>()
        where state < MitigationState.Expired
        select new Measurement<int>(
            book.Wanted.Values.Count(e => e.Record.Desired.Level == level && e.Record.State == state),
            new KeyValuePair<string, object?>("level", (int)level),
            new KeyValuePair<string, object?>("state", state.ToString())
        );
}
