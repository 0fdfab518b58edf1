namespace Flowtriq.Server.Contract;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The agent does its work less well or less surely than it could.</summary>
    Warning,

    /// <summary>Something that the agent is there for does not work.</summary>
    Problem,
}
