namespace Flowtriq.Core.Analytics;

/// <summary>
/// A straight line through figures by day (least squares), with the interval in which 95 % of further single days would lie if
/// growth stayed linear and days scattered as they did.
/// </summary>
public sealed record Trend
{
    /// <summary>Fewer days make no trend.</summary>
    public const int LeastDays = 14;

    private readonly double meanDay;
    private readonly double squares;
    private readonly double deviation;
    private readonly double student;

    private Trend(double start, double perDay, int days, double meanDay, double squares, double deviation)
    {
        Start = start;
        PerDay = perDay;
        Days = days;
        this.meanDay = meanDay;
        this.squares = squares;
        this.deviation = deviation;
        student = StudentT(days - 2);
    }

    /// <summary>The line at day 0.</summary>
    public double Start { get; }

    /// <summary>What a day adds.</summary>
    public double PerDay { get; }

    /// <summary>Days it rests on.</summary>
    public int Days { get; }

    /// <summary>Half the width of the 95 % interval of <see cref="PerDay"/>.</summary>
    public double PerDayError => student * deviation / Math.Sqrt(squares);

    /// <summary>True when the figures grow, and not by chance alone.</summary>
    public bool Grows => PerDay > PerDayError;

    /// <summary>True when they shrink, and not by chance alone.</summary>
    public bool Shrinks => PerDay < -PerDayError;

    /// <summary>The line through the days; null when there are fewer than <see cref="LeastDays"/>.</summary>
    /// <param name="days">Day numbers, in any order, each once, with the figure of the day.</param>
    public static Trend? Through(IReadOnlyCollection<(double Day, double Figure)> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var count = days.Count;
        if (count < LeastDays)
            return null;
        var middle = days.Average(static d => d.Day);
        var height = days.Average(static d => d.Figure);
        var spread = days.Sum(d => (d.Day - middle) * (d.Day - middle));
        if (!(spread > 0))
            return null;
        var perDay = days.Sum(d => (d.Day - middle) * (d.Figure - height)) / spread;
        var start = height - (perDay * middle);
        var left = days.Sum(d => Math.Pow(d.Figure - start - (perDay * d.Day), 2));
        return new Trend(start, perDay, count, middle, spread, Math.Sqrt(left / (count - 2)));
    }

    /// <summary>The line at a day.</summary>
    public double At(double day) => Start + (PerDay * day);

    /// <summary>Half the width of the interval at a day.</summary>
    public double Margin(double day) =>
        student * deviation * Math.Sqrt(1 + (1.0 / Days) + ((day - meanDay) * (day - meanDay) / squares));

    /// <summary>When a level is reached.</summary>
    /// <param name="level">The level, in the unit of the figures.</param>
    /// <param name="from">Day from which on to look.</param>
    /// <param name="horizon">Last day to look at: what lies behind is not known.</param>
    public Crossing Reaches(double level, int from, int horizon) =>
        new(
            First(from, horizon, day => At(day) + Margin(day) >= level),
            First(from, horizon, day => At(day) >= level),
            First(from, horizon, day => At(day) - Margin(day) >= level)
        );

    private static int? First(int from, int horizon, Func<int, bool> reached)
    {
        for (var day = from; day <= horizon; day++)
        {
            if (reached(day))
                return day;
        }

        return null;
    }

    /// <summary>
    /// The 97.5 % quantile of Student's t by its expansion around the normal one (Abramowitz and Stegun, 26.7.5); within 0.001 from
    /// twelve degrees of freedom on.
    /// </summary>
    private static double StudentT(int freedom)
    {
        const double Z = 1.959964;
        var n = (double)freedom;
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return Z
            + ((z3 + Z) / (4 * n))
            + (((5 * z5) + (16 * z3) + (3 * Z)) / (96 * n * n))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384 * n * n * n));
    }
}
