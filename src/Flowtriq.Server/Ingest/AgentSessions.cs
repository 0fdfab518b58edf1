using System.Collections.Concurrent;
using System.Collections.Immutable;
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

        var cloned = TakeOver(session, hello);
        parts.Metrics.SessionStarted();
        parts.Addresses.Note(node.Id, connection.RemoteEndPoint);
        session.TellOutstanding();
        IngestLog.Connected(parts.Log, node.Name, node.Id, remote, hello.AgentVersion);
        try
        {
            if (cloned)
                await NoteCloneAsync(node, hello);
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

    // True when another machine had the node's line.
    private bool TakeOver(AgentSession session, Hello hello)
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
        var cloned = older.Hello.MachineId != hello.MachineId && hello.MachineId.Length > 0;
        if (cloned)
        {
            parts.Metrics.CloneSeen();
            IngestLog.CloneSeen(parts.Log, session.Node.Id, hello.HostName);
        }

        older.End(RefusalCodes.Replaced);
        return cloned;
    }

    private Task NoteCloneAsync(RegisteredNode node, Hello hello) =>
        parts.Notices.AddAsync(
            node.Id,
            NodeNotice.ClonedNode,
            $"Two machines use this node's certificate; {hello.HostName} took over. Enrol each machine by itself.",
            CancellationToken.None
        );

    private void EndRevoked(NodeSnapshot nodes)
    {
        foreach (var (id, session) in standing)
        {
            if (nodes.Find(id) is null or { Revoked: true })
                session.End(RefusalCodes.Revoked);
        }
    }
}
