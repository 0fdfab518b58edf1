using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>The charts of reports.</summary>
internal static class Charts
{
    /// <summary>The traffic of the links an incident used; null when nothing of it is kept.</summary>
    internal static ReportChart? Links(IncidentFacts facts)
    {
        if (facts.Traffic is not { } series)
            return null;
        List<ChartSeries> drawn = [new("Arrived", ChartTone.Traffic, series.Bps)];
        if (series.DroppedBps.Any(static value => value > 0))
            drawn.Add(new("Dropped", ChartTone.Dropped, series.DroppedBps));
        return Around(facts, "Traffic of the links the attack came in by", series.T, drawn);
    }

    /// <summary>The traffic to the target of an incident alone; null when nothing of it is kept.</summary>
    internal static ReportChart? Target(IncidentFacts facts) =>
        facts.TargetTraffic is { } series
            ? Around(facts, "Traffic to the target", series.T, [new("Arrived", ChartTone.Traffic, series.Bps.Mean)])
            : null;

    /// <summary>What came at the highest beside what is usual.</summary>
    internal static ReportChart Peak(Flowtriq.Core.Incidents.Incident incident) =>
        new(
            "peak",
            "The highest rate beside the usual one",
            $"Usually {FigureText.Bits(incident.Normal.Bits.Value)}, at the highest {FigureText.Bits(incident.Peak.Bits.Value)}.",
            ChartKind.Bars,
            "bps",
            [],
            ["Usual", "Highest"],
            [new("Bits", ChartTone.Traffic, [incident.Normal.Bits.Value, incident.Peak.Bits.Value])],
            []
        );

    private static ReportChart? Around(IncidentFacts facts, string title, long[] t, List<ChartSeries> drawn)
    {
        var highest = drawn[0].Values.Max();
        if (highest is null)
            return null;
        List<ChartMark> marks =
        [
            new(Seconds(facts.Incident.Onset), "began"),
            new(Seconds(facts.Incident.Detected), "detected"),
        ];
        if (facts.InForce is { } inForce)
            marks.Add(new(Seconds(inForce), "in force"));
        if (facts.Ended is { } ended)
            marks.Add(new(Seconds(ended), "over"));
        return new(
            "traffic",
            title,
            $"From {FigureText.Moment(At(t[0]))} to {FigureText.Moment(At(t[^1]))}; the highest rate shown is {FigureText.Bits(highest.Value)}.",
            ChartKind.Lines,
            "bps",
            [.. t.Select(static second => (double)second)],
            [],
            drawn,
            [.. marks.Where(mark => mark.At >= t[0] && mark.At <= t[^1])]
        );
    }

    /// <summary>The traffic of a period; null when nothing was measured in it.</summary>
    internal static ReportChart? Traffic(MeasuredSeries? series, string title)
    {
        if (series is null || !series.Bps.Max.Any(static value => value is not null))
            return null;
        List<ChartSeries> drawn =
        [
            new("Highest second", ChartTone.Reference, series.Bps.Max),
            new("Mean", ChartTone.Traffic, series.Bps.Mean),
        ];
        if (series.Bps.Dropped.Any(static value => value > 0))
            drawn.Add(new("Dropped", ChartTone.Dropped, series.Bps.Dropped));
        return new(
            "traffic",
            title,
            $"Measured every {FigureText.Span(TimeSpan.FromSeconds(series.Step))}; the highest second is {FigureText.Bits(series.Bps.Max.Max() ?? 0)}.",
            ChartKind.Lines,
            "bps",
            [.. series.T.Select(static t => (double)t)],
            [],
            drawn,
            []
        );
    }

    /// <summary>How many incidents began on each day of a period; by weeks when it is longer than 62 days.</summary>
    internal static ReportChart Days(ReportPeriod period, IReadOnlyList<ReportedIncident> incidents)
    {
        var step = period.Length > TimeSpan.FromDays(62) ? 7 : 1;
        var labels = new List<string>();
        var counts = new List<double?>();
        for (var from = period.From; from < period.To; from = from.AddDays(step))
        {
            labels.Add(from.UtcDateTime.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture));
            counts.Add(incidents.Count(one => one.Onset >= from && one.Onset < from.AddDays(step)));
        }

        return new(
            "days",
            step == 1 ? "Attacks by day" : "Attacks by week",
            $"{FigureText.Counted(incidents.Count(one => period.Holds(one.Onset)), "attack", "attacks")} began in {period}; at most {FigureText.Count((long)(counts.Max() ?? 0))} on one {(step == 1 ? "day" : "week")}.",
            ChartKind.Bars,
            "",
            [],
            labels,
            [new("Attacks", ChartTone.Traffic, counts)],
            []
        );
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
