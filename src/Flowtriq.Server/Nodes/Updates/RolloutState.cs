using System.Text.Json.Serialization;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>What happens with a rollout.</summary>
[JsonConverter(typeof(CamelCaseEnum<RolloutState>))]
public enum RolloutState
{
    /// <summary>Its nodes are told to run the version.</summary>
    Running,

    /// <summary>Nodes that have it keep it; no other is told.</summary>
    Paused,

    /// <summary>Nodes that have it are told to go back.</summary>
    Withdrawn,
}
