namespace Flowtriq.Server.Nodes;

/// <summary>What became of a change to a node.</summary>
internal enum NodeChange
{
    Done,

    /// <summary>No such node, or it was revoked.</summary>
    NotFound,

    /// <summary>Another node has that name.</summary>
    NameTaken,
}
