namespace Flowtriq.Server.Mitigation.Records;

/// <summary>How a backend stands to a mitigation it should carry out.</summary>
public enum WitnessStanding
{
    /// <summary>It has not said so yet.</summary>
    Waiting,

    /// <summary>It carries it out.</summary>
    Has,

    /// <summary>It rejected it, or cannot.</summary>
    Refuses,
}
