namespace Flowtriq.Server.Metrics;

/// <summary>What a store is asked for: a row for each group and step.</summary>
/// <param name="Choice">Of which series.</param>
/// <param name="By">The groups.</param>
/// <param name="Resolution">The step and the table that is read.</param>
/// <param name="From">The first second, on a step.</param>
/// <param name="To">The second after the last, on a step.</param>
internal sealed record RowQuery(SeriesChoice Choice, SeriesGrouping By, Resolution Resolution, long From, long To)
{
    /// <summary>The seconds a mean is taken over: those of the whole step for sparse series; null for those that were measured.</summary>
    internal int? Whole => Choice.Kinds[0].IsSparse() ? Resolution.Step : null;
}
