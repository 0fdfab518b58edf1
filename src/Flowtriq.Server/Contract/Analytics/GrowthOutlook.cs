namespace Flowtriq.Server.Contract.Analytics;

/// <summary>What can be said of a link's growth.</summary>
public enum GrowthOutlook
{
    /// <summary>Too few days were measured for a trend.</summary>
    TooShort,

    /// <summary>No growth that stands out from the scatter of the days.</summary>
    Steady,

    /// <summary>It shrinks.</summary>
    Shrinking,

    /// <summary>It grows, but is not full within five years, or its capacity is not known.</summary>
    Growing,

    /// <summary>It grows and is full on the day that is given.</summary>
    Fills,

    /// <summary>It is full already.</summary>
    Full,
}
