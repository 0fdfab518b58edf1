namespace Flowtriq.Core.Incidents;

/// <summary>Where in its life an observation is.</summary>
public enum ObservationPhase : byte
{
    /// <summary>First report.</summary>
    Opened,

    /// <summary>A later report of the same attack.</summary>
    Updated,

    /// <summary>The last report.</summary>
    Closed,
}
