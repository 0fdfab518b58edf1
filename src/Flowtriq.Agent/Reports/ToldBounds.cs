using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Metric = Flowtriq.Core.Traffic.Metric;

namespace Flowtriq.Agent.Reports;

/// <summary>
/// The bounds of one watch as reports tell them: put into words anew only when the threshold moved, or rests on ten seconds more.
/// </summary>
internal sealed class ToldBounds
{
    private const int SecondsOfOneText = 10;

    private readonly Threshold?[] _of = new Threshold?[2];
    private readonly BoundReport[][] _told =
    [
        [],
        [],
    ];

    internal BoundReport[] Of(InterfaceWatch watch, Metric metric)
    {
        var threshold = watch.Threshold(metric);
        threshold = threshold with { Samples = threshold.Samples / SecondsOfOneText };
        ref var told = ref _told[(int)metric];
        if (_of[(int)metric] == threshold)
            return told;
        _of[(int)metric] = threshold;
        return told = [.. watch.Bounds(metric).Select(Bound)];
    }

    private static BoundReport Bound(BoundValue bound) =>
        new()
        {
            Bound = bound.Bound.Text(),
            Value = bound.Value,
            Effective = bound.Effective,
            Text = bound.Text,
        };
}
