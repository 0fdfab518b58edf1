namespace Flowtriq.Core.Reports;

/// <summary>Stretches of time, counted once where they overlap.</summary>
public static class Spans
{
    /// <summary>How much of a period the stretches cover together. One that ends before it begins covers nothing.</summary>
    public static TimeSpan Covered(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> spans, ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var total = TimeSpan.Zero;
        var reached = period.From;
        foreach (var (from, to) in spans.OrderBy(static span => span.From))
        {
            var start = from > reached ? from : reached;
            var end = to < period.To ? to : period.To;
            if (end <= start)
                continue;
            total += end - start;
            reached = end;
        }

        return total;
    }
}
