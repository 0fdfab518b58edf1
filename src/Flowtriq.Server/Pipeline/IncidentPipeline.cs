using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Live;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// The path of an observation: persist, then act.
/// <list type="number">
/// <item>An event that was accepted before changes nothing: a node sends again what it has no acknowledgement for.</item>
/// <item>Core decides which incident it belongs to and what changes (pure).</item>
/// <item>The event's identity, the incidents and their timelines are committed in one transaction.</item>
/// <item>The board shows the new state.</item>
/// <item>Browsers hear of it.</item>
/// <item>Nodes are told to end what a person closed.</item>
/// </list>
/// A crash before 3 leaves nothing, and the node sends again; a crash after it leaves everything, and the start reads it
/// back. The task completes after 6, so that an acknowledgement means that the event is stored.
/// </summary>
public sealed class IncidentPipeline : IDisposable
{
    private readonly Database database;
    private readonly IncidentStore store;
    private readonly IncidentBoard board;
    private readonly LiveNodes nodes;
    private readonly IncidentViews views;
    private readonly LivePublisher live;
    private readonly NodeCommands commands;
    private readonly IncidentMetrics metrics;
    private readonly TimeProvider time;

    // One change at a time: what is decided must be what is stored and shown.
    private readonly SemaphoreSlim turn = new(1, 1);

    internal IncidentPipeline(
        Database database,
        IncidentStore store,
        IncidentBoard board,
        LiveNodes nodes,
        IncidentViews views,
        LivePublisher live,
        NodeCommands commands,
        IncidentMetrics metrics,
        TimeProvider time
    )
    {
        this.database = database;
        this.store = store;
        this.board = board;
        this.nodes = nodes;
        this.views = views;
        this.live = live;
        this.commands = commands;
        this.metrics = metrics;
        this.time = time;
    }

    /// <summary>Takes an observation into its incident.</summary>
    public Task AcceptAsync(NodeId node, EventIdentity identity, Observation observation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return ChangeAsync(
            (tx, now) =>
            {
                if (AgentEvents.TryAccept(tx, node, identity, now))
                    return Correlate(tx, observation, now);
                metrics.Duplicate();
                return [];
            },
            cancel
        );
    }

    /// <summary>Does what a person asked for; null when there is no such incident.</summary>
    public async Task<CommandResult?> CommandAsync(
        IncidentId id,
        Func<Incident, DateTimeOffset, CommandResult> command,
        CancellationToken cancel
    )
    {
        CommandResult? result = null;
        await ChangeAsync(
            (_, now) =>
            {
                if (Find(id) is not { } incident)
                    return [];
                result = command(incident, now);
                return result is CommandResult.Accepted { Events: { Count: > 0 } events }
                    ? [new IncidentChange(incident.With(events), events)]
                    : [];
            },
            cancel
        );
        return result;
    }

    /// <summary>Lets the incident's viewers know that a capture of it can be read.</summary>
    public void CaptureArrived(CaptureRow capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            Guid.TryParse(capture.Observation, out var observation)
            && board.All.FirstOrDefault(i => i.Observations.Any(o => o.Latest.Id == observation)) is { } incident
        )
            live.Publish(views.Summary(incident), []);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Reads back what was under way when the server stopped.</summary>
    internal void Load()
    {
        var now = time.GetUtcNow();
        board.Put(store.Recent(now - IncidentBoard.Kept), now);
    }

    internal async Task ChangeAsync(
        Func<SqliteTransaction, DateTimeOffset, IReadOnlyList<IncidentChange>> decide,
        CancellationToken cancel
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            var stored = await database.WriteAsync(tx => Store(tx, decide(tx, now), now), cancel);
            board.Put(stored.Select(static s => s.Change.Incident), now);
            foreach (var (change, rows) in stored)
            {
                live.Publish(views.Summary(change.Incident), rows.Select(static r => r.View()));
                metrics.Happened(change.Events);
                commands.Follow(change);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private IReadOnlyList<IncidentChange> Correlate(SqliteTransaction tx, Observation observation, DateTimeOffset now)
    {
        var capacity = nodes.Find(observation.Node)?.CapacityOf(observation.Interface);
        return Correlation.Apply([.. board.All], observation, capacity, now, () => IncidentStore.NextId(tx));
    }

    private List<(IncidentChange Change, IReadOnlyList<TimelineRow> Rows)> Store(
        SqliteTransaction tx,
        IReadOnlyList<IncidentChange> changes,
        DateTimeOffset now
    ) => [.. changes.Select(change => (change, store.Write(tx, Find(change.Incident.Id), change, now)))];

    private Incident? Find(IncidentId id) => board.Find(id) ?? store.Find(id);
}
