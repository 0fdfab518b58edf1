namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How a level of the ladder stands to an incident.</summary>
public enum RungState
{
    /// <summary>The policy does nothing at this level.</summary>
    Off,

    /// <summary>It starts when its trigger holds.</summary>
    Armed,

    /// <summary>It is due and waits for a person.</summary>
    Waiting,

    /// <summary>It is due and only recorded: the policy observes.</summary>
    Observed,

    /// <summary>It was decided and nothing has confirmed it yet.</summary>
    Starting,

    /// <summary>A node, router or provider confirmed it.</summary>
    Active,

    /// <summary>Nothing can carry it out.</summary>
    Unavailable,

    /// <summary>The safety kernel or a person refused it.</summary>
    Refused,
}
