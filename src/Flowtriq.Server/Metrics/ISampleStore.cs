namespace Flowtriq.Server.Metrics;

/// <summary>
/// Keeps samples: seconds as they come, rolled up into ten seconds, minutes and hours. One writer and one keeper use it;
/// readers read at any time and see each second once, rolled up or not.
/// </summary>
/// <remarks>A store in another process that is away throws <see cref="HttpRequestException"/>.</remarks>
internal interface ISampleStore
{
    /// <summary>Reports may be this late, in seconds, before their minute is rolled up.</summary>
    internal const int Grace = 5;

    /// <summary>Writes a batch. A second that is written again replaces what was there.</summary>
    Task WriteAsync(IReadOnlyList<Sample> samples, CancellationToken cancel);

    /// <summary>
    /// Rolls the oldest finished piece up, not more than an hour of one table; false when none waits. A piece that was begun when
    /// the process ended is rolled up again, and counts once.
    /// </summary>
    Task<bool> RollUpAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets what is older than it is kept, in bounded steps; hours are kept for ever.</summary>
    Task ForgetAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>The rows, in no order.</summary>
    Task<IReadOnlyList<SeriesRow>> ReadAsync(RowQuery query, CancellationToken cancel);
}
