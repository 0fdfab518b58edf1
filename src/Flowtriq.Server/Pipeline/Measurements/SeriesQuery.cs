namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>What to read of the measurements.</summary>
/// <param name="Scope">Of what.</param>
/// <param name="Range">From when to when.</param>
/// <param name="MostPoints">At most about so many points; about 1,000 fill any screen.</param>
public sealed record SeriesQuery(SeriesScope Scope, TimeRange Range, int MostPoints = SeriesQuery.Usual)
{
    /// <summary>Points of an ordinary chart: at most this many.</summary>
    public const int Usual = 1_200;
}
