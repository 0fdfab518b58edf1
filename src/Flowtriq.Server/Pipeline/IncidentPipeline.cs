using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// The path of an observation: persist, then act.
/// <list type="number">
/// <item>An event that was accepted before changes nothing: a node sends again what it has no acknowledgement for.</item>
/// <item>Core decides which incident it belongs to and what changes (pure).</item>
/// <item>The ladder decides over every incident and what people want, the safety kernel admits (pure).</item>
/// <item>Alerting decides who is told what; it goes into the outbox (pure until then).</item>
/// <item>The event's identity, incidents, timelines, mitigations and the outbox are committed in one transaction.</item>
/// <item>The boards show the new state.</item>
/// <item>The reconciler is woken: routers and nodes are told. Who sends alerts is woken: people are told.</item>
/// <item>Nodes are told to end what a person closed.</item>
/// <item>Browsers hear of it.</item>
/// </list>
/// A fault in 3, 4 or 9 is told and counted, and keeps neither an observation from being stored nor an incident from going on.
/// A crash before 5 leaves nothing, and the node sends again; a crash after it leaves everything, and the start reads it
/// back. The task completes after 9, so that an acknowledgement means that the event is stored.
/// </summary>
public sealed class IncidentPipeline : IDisposable
{
    private readonly Database database;
    private readonly IncidentStore store;
    private readonly IncidentBoard board;
    private readonly LiveNodes nodes;
    private readonly MitigationDesk mitigations;
    private readonly AlertDesk alerts;
    private readonly ChangeNotices notices;
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
        MitigationDesk mitigations,
        AlertDesk alerts,
        ChangeNotices notices,
        NodeCommands commands,
        IncidentMetrics metrics,
        TimeProvider time
    )
    {
        this.database = database;
        this.store = store;
        this.board = board;
        this.nodes = nodes;
        this.mitigations = mitigations;
        this.alerts = alerts;
        this.notices = notices;
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

    /// <summary>Changes what is wanted of mitigations by a person's or a backend's word, and decides.</summary>
    public Task MitigateAsync(Func<MitigationBook, DateTimeOffset, MitigationBook> word, CancellationToken cancel) =>
        ChangeAsync(static (_, _) => [], cancel, word);

    /// <summary>Decides anew because time has passed or rules changed; does nothing while nothing is under way.</summary>
    public Task ReconsiderAsync(CancellationToken cancel) =>
        mitigations.IsIdle ? Task.CompletedTask : ChangeAsync(static (_, _) => [], cancel);

    /// <summary>Lets the incident's viewers know that a capture of it can be read.</summary>
    public void CaptureArrived(CaptureRow capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            Guid.TryParse(capture.Observation, out var observation)
            && board.All.FirstOrDefault(i => i.Observations.Any(o => o.Latest.Id == observation)) is { } incident
        )
            notices.Tell(incident, []);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Reads back what was under way when the server stopped.</summary>
    internal void Load()
    {
        var now = time.GetUtcNow();
        board.Put(store.Recent(now - IncidentBoard.Kept), now);
        mitigations.Load(now);
        alerts.Load();
    }

    internal async Task ChangeAsync(
        Func<SqliteTransaction, DateTimeOffset, IReadOnlyList<IncidentChange>> decide,
        CancellationToken cancel,
        Func<MitigationBook, DateTimeOffset, MitigationBook>? word = null
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            var (stored, ladder, told) = await database.WriteAsync(
                tx =>
                {
                    var changes = decide(tx, now);
                    var ladder = mitigations.Decide(tx, changes, word, now);
                    var all = changes.With(ladder.Events, Find);
                    var told = alerts.Decide(tx, all, now);
                    return (Store(tx, all.With(told.Events, Find), now), ladder, told);
                },
                cancel
            );
            board.Put(stored.Select(static s => s.Change.Incident), now);
            mitigations.Show(ladder);
            alerts.Show(told);
            notices.Tell(ladder);
            foreach (var (change, rows) in stored)
            {
                metrics.Happened(change.Events);
                commands.Follow(change);
                notices.Tell(change.Incident, rows);
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
