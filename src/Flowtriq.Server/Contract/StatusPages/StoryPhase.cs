namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>How far the story of a disruption has got, as the public reads it.</summary>
public enum StoryPhase
{
    /// <summary>It is known and looked into.</summary>
    Investigating,

    /// <summary>Something is being done about it.</summary>
    Mitigating,

    /// <summary>It is over as far as one can see, and watched.</summary>
    Monitoring,

    /// <summary>It is over.</summary>
    Resolved,
}
