using System.Text.Json.Serialization;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>Where a node stands in a rollout.</summary>
[JsonConverter(typeof(CamelCaseEnum<NodeUpdateState>))]
public enum NodeUpdateState
{
    /// <summary>Not among the nodes that are to have it yet.</summary>
    Outside,

    /// <summary>To have it, and has not.</summary>
    Waiting,

    /// <summary>Runs it.</summary>
    Updated,

    /// <summary>Does not take it: its own file allows no updates, or the signature is not its releaser's.</summary>
    Refused,

    /// <summary>Ran it, was not well and went back by itself.</summary>
    RolledBack,

    /// <summary>Not connected.</summary>
    Away,
}
