namespace Flowtriq.Server.Contract.Access;

/// <summary>What a token is for; its owner's role limits it further. Each includes reading.</summary>
public enum TokenScope
{
    /// <summary>Sees what its owner sees, without what only admins see.</summary>
    Read,

    /// <summary>Acknowledges, resolves, notes, silences.</summary>
    Incidents,

    /// <summary>Starts, approves and withdraws mitigations; throws and releases the kill switch.</summary>
    Mitigations,

    /// <summary>Adds, names, configures and updates nodes.</summary>
    Nodes,

    /// <summary>Everything its owner may do through the API.</summary>
    Admin,
}
