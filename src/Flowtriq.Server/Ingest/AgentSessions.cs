using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Microsoft.AspNetCore.Connections;

namespace Flowtriq.Server.Ingest;

/// <summary>The sessions that stand, at most one per node: a newer connection takes over, a revoked node's ends.</summary>
public sealed class AgentSessions : IDisposable
{
    private readonly ConcurrentDictionary<NodeId, AgentSession> standing = new();
    private readonly NodeDirectory directory;
    private readonly SessionParts parts;

    public AgentSessions(NodeDirectory directory, SessionParts parts)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(parts);
        this.directory = directory;
        this.parts = parts;
        directory.Changed += EndRevoked;
        parts.Commands.Line = TrySend;
        parts.Firewalls.Line = TrySend;
    }

    /// <summary>Nodes connected now.</summary>
    public ImmutableArray<NodeId> Connected => [.. standing.Keys];

    /// <summary>Sends a node a frame; false when it is not connected or does not read.</summary>
    public bool TrySend(NodeId node, ServerFrame frame) =>
        standing.GetValueOrDefault(node) is { } session && session.TrySend(frame);

    /// <summary>Runs a connection of an admitted node to its end.</summary>
    internal async Task RunAsync(ConnectionContext connection, RegisteredNode node, string remote)
    {
        await using var session = new AgentSession(connection, node, parts);
        if (await session.GreetAsync() is not { } hello)
            return;

        var lineStood = TakeOver(session);
        parts.Metrics.SessionStarted();
        parts.Addresses.Note(node.Id, connection.RemoteEndPoint);
        session.TellOutstanding();
        IngestLog.Connected(parts.Log, node.Name, node.Id, remote, hello.AgentVersion);
        try
        {
            if (parts.Clones.Greeted(node.Id, PlaceOf(hello, connection), lineStood) is { } clone)
                await NoteCloneAsync(node.Id, clone);
            var reason = await session.RunAsync();
            IngestLog.Disconnected(parts.Log, node.Id, reason);
        }
        finally
        {
            parts.Metrics.SessionEnded();
            standing.TryRemove(new KeyValuePair<NodeId, AgentSession>(node.Id, session));
        }
    }

    public void Dispose() => directory.Changed -= EndRevoked;

    // True when a session of the node stood.
    private bool TakeOver(AgentSession session)
    {
        AgentSession? older = null;
        standing.AddOrUpdate(
            session.Node.Id,
            session,
            (_, current) =>
            {
                older = current;
                return session;
            }
        );
        if (older is null)
            return false;
        parts.Metrics.SessionReplaced();
        older.End(RefusalCodes.Replaced);
        return true;
    }

    private static AgentPlace PlaceOf(Hello hello, ConnectionContext connection) =>
        new(
            Cut(hello.InstanceId),
            Cut(hello.MachineId),
            Cut(hello.BootId),
            Cut(hello.HostName),
            (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "an unknown address"
        );

    private async Task NoteCloneAsync(NodeId node, CloneSighting clone)
    {
        parts.Metrics.CloneSeen();
        IngestLog.CloneSeen(parts.Log, node, clone.Text);
        await parts.Memory.KeepAsync(node, clone, CancellationToken.None);
        await parts.Notices.AddAsync(node, NodeNotice.ClonedNode, clone.Text, CancellationToken.None);
    }

    private static string Cut(string text) => text.Length <= 128 ? text : text[..128];

    private void EndRevoked(NodeSnapshot nodes)
    {
        foreach (var (id, session) in standing)
        {
            if (nodes.Find(id) is null or { Revoked: true })
                session.End(RefusalCodes.Revoked);
            else if (parts.Admission.Refusal(id, session.Thumbprint) is { Length: > 0 } refusal)
                session.End(refusal);
        }
    }
}
