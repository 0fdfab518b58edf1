namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>
/// The one way to read what was measured, whatever store keeps it. The step is chosen so that no more than the wanted points
/// come back and so that it is still kept for the start of the range.
/// </summary>
/// <remarks>
/// A store in another process may be away: then a read throws <see cref="HttpRequestException"/>, and nothing is answered
/// rather than a gap that would read as "nothing was measured".
/// </remarks>
public interface IMeasurementStore
{
    /// <summary>The scope as one series.</summary>
    Task<MeasuredSeries> ReadAsync(SeriesQuery query, CancellationToken cancel);

    /// <summary>
    /// The scope taken apart: a series for each part, the largest (by packets over the whole range) first.
    /// </summary>
    /// <param name="query">Its scope is the network, a point of presence or a node.</param>
    /// <param name="by">What the parts are.</param>
    /// <param name="most">At most so many parts; the others are left out.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArgumentException">Such a scope has no parts.</exception>
    Task<IReadOnlyList<MeasuredPart>> ReadPartsAsync(
        SeriesQuery query,
        SeriesPart by,
        int most,
        CancellationToken cancel
    );
}
