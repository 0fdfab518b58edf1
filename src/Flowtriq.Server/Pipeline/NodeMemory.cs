using System.Text.Json;
using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;
using Finding = Flowtriq.Server.Contract.Finding;

namespace Flowtriq.Server.Pipeline;

/// <summary>What is known of nodes beside their reports, kept over a restart: what agents found on their machines, and two agents with one certificate.</summary>
public sealed class NodeMemory(Database database)
{
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

    /// <summary>A node enrolled again: the certificate that two had is over.</summary>
    internal static void ForgetClone(SqliteTransaction tx, string node) =>
        tx.Execute("DELETE FROM node_clone WHERE node = @node", new { node });
}
