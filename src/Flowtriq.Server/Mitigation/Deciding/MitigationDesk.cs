using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// The pipeline's way to mitigations: decides over everything (pure), writes the decision into the pipeline's transaction,
/// and shows it once it is committed. Called by one at a time.
/// </summary>
internal sealed class MitigationDesk(
    MitigationBoard board,
    MitigationStore store,
    SurroundingsReader surroundings,
    IncidentBoard incidents,
    MitigationMetrics metrics
)
{
    /// <summary>Reads back what was wanted when the server stopped.</summary>
    internal void Load(DateTimeOffset now) => board.Put(store.Load(now));

    /// <summary>True when nothing is wanted, nothing remembered and nothing attacked.</summary>
    internal bool IsIdle =>
        board.Current is { Wanted.IsEmpty: true, Memories.IsEmpty: true } && !incidents.Active.Any();

    /// <summary>What should be, with the incidents as they are after the change under way.</summary>
    /// <param name="changes">The change under way.</param>
    /// <param name="command">What a person or a backend says; null when nobody does.</param>
    /// <param name="now">The clock, UTC.</param>
    internal MitigationChange Decide(
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

    /// <summary>Writes a decision; it becomes true when the transaction is committed.</summary>
    internal void Write(SqliteTransaction tx, MitigationChange change)
    {
        var customers = surroundings.Read().Rules.Customers;
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
        metrics.Decided(board.Current, change);
        board.Put(change.Book);
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
