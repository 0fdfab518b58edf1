using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// The pipeline's way to mitigations: decides over everything (pure), writes the decision into the pipeline's transaction,
/// and shows it once it is committed. A decision that fails leaves mitigations as they are: the observation that led to it
/// is stored all the same. Called by one at a time.
/// </summary>
internal sealed class MitigationDesk(
    MitigationBoard board,
    MitigationStore store,
    SurroundingsReader surroundings,
    IncidentBoard incidents,
    MitigationMetrics metrics,
    MitigationFaults faults
)
{
    private const string Deciding = "the decision";

    /// <summary>Reads back what was wanted when the server stopped.</summary>
    internal void Load(DateTimeOffset now) => board.Put(store.Load(now));

    /// <summary>True when nothing is wanted, nothing remembered and nothing attacked.</summary>
    internal bool IsIdle =>
        board.Current is { Wanted.IsEmpty: true, Memories.IsEmpty: true } && !incidents.Active.Any();

    /// <summary>What should be, with the incidents as they are after the change under way; written when this returns.</summary>
    /// <param name="tx">The transaction; what is written becomes true when it is committed.</param>
    /// <param name="changes">The change under way.</param>
    /// <param name="command">What a person or a backend says; null when nobody does. Whoever says it hears of a failure.</param>
    /// <param name="now">The clock, UTC.</param>
    internal MitigationChange Decide(
        SqliteTransaction tx,
        IReadOnlyList<IncidentChange> changes,
        Func<MitigationBook, DateTimeOffset, MitigationBook>? command,
        DateTimeOffset now
    )
    {
        const string before = "mitigations";
        tx.Save(before);
        try
        {
            var change = Decide(changes, command, now);
            Write(tx, change);
            tx.Release(before);
            faults.Worked(Deciding);
            return change;
        }
        catch (Exception fault) when (command is null)
        {
            tx.Rollback(before);
            faults.Failed(Deciding, fault);
            return new MitigationChange(board.Current);
        }
    }

    private MitigationChange Decide(
        IReadOnlyList<IncidentChange> changes,
        Func<MitigationBook, DateTimeOffset, MitigationBook>? command,
        DateTimeOffset now
    )
    {
        var committed = board.Current;
        var book = command?.Invoke(committed, now) ?? committed;
        var concerned = Concerned(changes, book);
        return concerned.Length == 0 && book.Wanted.IsEmpty && ReferenceEquals(book, committed)
            ? new MitigationChange(committed)
            : MitigationDecider.Decide(committed, book, concerned, surroundings.Read(), now);
    }

    private void Write(SqliteTransaction tx, MitigationChange change)
    {
        if (change.IsEmpty)
            return;
        var customers = surroundings.Customers;
        foreach (var entry in change.Entries)
        {
            var owner = entry.Record.Desired.Target is { } target ? customers.OwnerOf(target)?.Name : null;
            var wanted = change.Book.Wanted.GetValueOrDefault(entry.Key)?.Number == entry.Number;
            MitigationStore.Write(tx, entry, owner, wanted);
        }

        foreach (var memory in change.Memories)
            MitigationStore.Write(tx, memory);
        foreach (var incident in change.Forgotten)
            MitigationStore.Forget(tx, incident);
    }

    /// <summary>Shows a committed decision to readers.</summary>
    internal void Show(MitigationChange change)
    {
        var before = board.Current;
        board.Put(change.Book);
        faults.Contain("counting", () => metrics.Decided(before, change));
    }

    private ImmutableArray<Incident> Concerned(IReadOnlyList<IncidentChange> changes, MitigationBook book)
    {
        var after = changes.ToDictionary(static change => change.Incident.Id, static change => change.Incident);
        var wanting = book
            .Wanted.Values.Select(static entry => entry.Record.Desired.Incident?.Number)
            .OfType<long>()
            .ToHashSet();
        return
        [
            .. incidents
                .All.Where(incident => !after.ContainsKey(incident.Id))
                .Concat(after.Values)
                .Where(incident =>
                    incident.State != IncidentState.Resolved
                    || book.Memories.ContainsKey(incident.Id.Number)
                    || wanting.Contains(incident.Id.Number)
                ),
        ];
    }
}
