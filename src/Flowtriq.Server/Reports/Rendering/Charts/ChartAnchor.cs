namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>Which part of a word stands at its place.</summary>
internal enum ChartAnchor
{
    Start,
    Middle,
    End,
}
