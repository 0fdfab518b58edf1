namespace Flowtriq.Agent.Updates;

/// <summary>What is known of a version on its trial.</summary>
internal enum TrialVerdict
{
    /// <summary>Not enough yet.</summary>
    Open,

    /// <summary>It has been connected for a while.</summary>
    Well,

    /// <summary>It reached the server and was not well with it in time.</summary>
    NotWell,

    /// <summary>It runs, and the server has been away for so long that nothing can be said: it may be tried again.</summary>
    Untested,
}
