namespace Flowtriq.Server.Contract.Reports;

/// <summary>How a chart is drawn; the names are stored.</summary>
public enum ChartKind
{
    /// <summary>A line over time; X is seconds since 1970.</summary>
    Lines,

    /// <summary>A bar for each label.</summary>
    Bars,
}
