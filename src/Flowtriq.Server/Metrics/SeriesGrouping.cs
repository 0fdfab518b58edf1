namespace Flowtriq.Server.Metrics;

/// <summary>By what the chosen series are added up.</summary>
internal enum SeriesGrouping
{
    Whole,
    Node,
    Name,
    Kind,
}
