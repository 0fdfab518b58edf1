namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>What a stroke of a chart means, which decides how it looks.</summary>
internal enum ChartInk
{
    Traffic,
    Dropped,
    Reference,
    Grid,
    Word,
    Mark,
}
