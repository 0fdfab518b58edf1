namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>How a component of a status page is, the worse the later.</summary>
public enum ComponentState
{
    /// <summary>As it should be.</summary>
    Operational,

    /// <summary>Work that was announced is under way.</summary>
    Maintenance,

    /// <summary>It works, for some more slowly than usual.</summary>
    Degraded,

    /// <summary>For some it does not work.</summary>
    Partial,

    /// <summary>For most it does not work.</summary>
    Major,
}
