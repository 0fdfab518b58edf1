namespace Flowtriq.Server.Contract.Reports;

/// <summary>What a series means, which decides its colour; the names are stored.</summary>
public enum ChartTone
{
    /// <summary>Traffic, or a count.</summary>
    Traffic,

    /// <summary>What was dropped.</summary>
    Dropped,

    /// <summary>What is usual or promised.</summary>
    Reference,
}
