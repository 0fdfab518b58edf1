namespace Flowtriq.Core.Incidents;

/// <summary>What came of telling somebody of an incident.</summary>
public enum AlertNews : byte
{
    /// <summary>It is to be told.</summary>
    Requested,

    /// <summary>It was taken by the channel.</summary>
    Delivered,

    /// <summary>The channel did not take it yet; it is tried again.</summary>
    Retried,

    /// <summary>It is not tried any more.</summary>
    Failed,

    /// <summary>Nobody is told for now: a silence, maintenance or quiet hours.</summary>
    Held,
}
