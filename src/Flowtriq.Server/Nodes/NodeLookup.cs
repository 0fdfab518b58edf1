using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes;

/// <summary>The node that a path names, and the refusal when there is none.</summary>
internal static class NodeLookup
{
    /// <summary>The node of that id; null when there is none or it was removed.</summary>
    internal static RegisteredNode? Named(this NodeDirectory directory, string id) =>
        directory.Current.Find(new NodeId(id)) is { Revoked: false } node ? node : null;

    internal static ProblemHttpResult Unknown(string id) => Refusals.NotFound($"There is no node {id}.");
}
