using Flowtriq.Core.Analytics;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>Runs thresholds over the minutes a node recorded of its links, and holds the alarms against the incidents there were.</summary>
internal sealed class BackTestReader(IMeasurementStore store, IIncidentArchive archive, LiveNodes live)
{
    private const int Minute = 60;

    internal async Task<BackTestResult> ReadAsync(
        NodeId node,
        string? link,
        Direction direction,
        TimeRange range,
        DetectionOptions options,
        CancellationToken cancel
    )
    {
        var found = new List<LinkAlarm>();
        var recorded = new List<BackTestAlarm>();
        var (step, measured, expected) = (Minute, 0, 0);
        foreach (var (name, capacity) in Links(node, link))
        {
            var scope = new SeriesScope.Interface(node, name, direction);
            var most = (int)((range.To - range.From).TotalSeconds / Minute) + 1;
            var series = await store.ReadAsync(new SeriesQuery(scope, range, most), cancel);
            var steps = RecordedSteps.Of(series);
            found.AddRange(BackTest.Under(steps, options, capacity).Select(alarm => new LinkAlarm(name, alarm)));
            recorded.AddRange(BackTest.AsRecorded(steps, options));
            (step, measured, expected) = (series.Step, measured + steps.Count, expected + series.T.Length);
        }

        var incidents = archive.Overlapping(range).Items.Where(incident => incident.Nodes.Contains(node)).ToList();
        return new BackTestVerdict(range, TimeSpan.FromSeconds(step), incidents).Of(
            found,
            recorded,
            expected == 0 ? 0 : (double)measured / expected
        );
    }

    /// <summary>The named link, or all of the node's towards the outside, with what each carries at most; 0 when that is not known.</summary>
    private IEnumerable<(string Name, double Capacity)> Links(NodeId node, string? link)
    {
        var known = live.LinksOf(node);
        if (string.IsNullOrEmpty(link))
            return known.Select(static i => (i.Name, i.CapacityBps));
        return [(link, known.FirstOrDefault(i => i.Name == link)?.CapacityBps ?? 0)];
    }
}
