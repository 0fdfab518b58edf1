using System.Text.Json;
using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;
using Finding = Flowtriq.Server.Contract.Finding;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// What is known of nodes beside their reports, kept over a restart: what agents found on their machines, two agents with one
/// certificate, and links towards the outside.
/// </summary>
public sealed class NodeMemory(Database database)
{
    // Node to JSON; used by one loop only.
    private readonly Dictionary<NodeId, string> links = [];

    /// <summary>Shows what was kept, before anything connects.</summary>
    internal void Load(LiveNodes live, NodeClones clones)
    {
        using var connection = database.Read();
        foreach (var (node, json) in connection.Query<(string, string)>("SELECT node, findings FROM node_findings"))
            live.Accept(new NodeId(node), JsonSerializer.Deserialize(json, NodeMemoryJson.Default.FindingArray) ?? []);
        foreach (var (node, json) in connection.Query<(string, string)>("SELECT node, sighting FROM node_clone"))
        {
            if (JsonSerializer.Deserialize(json, NodeMemoryJson.Default.CloneSighting) is { } sighting)
                clones.Remember(new NodeId(node), sighting);
        }

        foreach (var (node, json) in connection.Query<(string, string)>("SELECT node, links FROM node_links"))
        {
            links[new NodeId(node)] = json;
            live.Remember(
                new NodeId(node),
                JsonSerializer.Deserialize(json, NodeMemoryJson.Default.NodeLinkArray) ?? []
            );
        }
    }

    internal Task KeepAsync(NodeId node, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var json = JsonSerializer.Serialize([.. findings], NodeMemoryJson.Default.FindingArray);
        return database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "INSERT OR REPLACE INTO node_findings (node, findings) VALUES (@node, @json)",
                    new { node = node.Value, json }
                );
            },
            cancel
        );
    }

    internal Task KeepAsync(NodeId node, CloneSighting sighting, CancellationToken cancel)
    {
        var json = JsonSerializer.Serialize(sighting, NodeMemoryJson.Default.CloneSighting);
        return database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "INSERT OR REPLACE INTO node_clone (node, sighting) VALUES (@node, @json)",
                    new { node = node.Value, json }
                );
            },
            cancel
        );
    }

    /// <summary>Keeps the links that are not as they were.</summary>
    internal async Task KeepLinksAsync(LiveNodes live, CancellationToken cancel)
    {
        var changed = new List<(NodeId Node, string Json)>();
        foreach (var (node, now) in live.Links())
        {
            var json = JsonSerializer.Serialize([.. now], NodeMemoryJson.Default.NodeLinkArray);
            if (links.GetValueOrDefault(node) != json)
                changed.Add((node, json));
        }

        if (changed.Count == 0)
            return;
        await database.WriteAsync(
            tx =>
            {
                foreach (var (node, json) in changed)
                    tx.Execute(
                        "INSERT OR REPLACE INTO node_links (node, links) VALUES (@node, @json)",
                        new { node = node.Value, json }
                    );
            },
            cancel
        );
        foreach (var (node, json) in changed)
            links[node] = json;
    }

    /// <summary>A node enrolled again: the certificate that two had is over.</summary>
    internal static void ForgetClone(SqliteTransaction tx, string node) =>
        tx.Execute("DELETE FROM node_clone WHERE node = @node", new { node });
}
