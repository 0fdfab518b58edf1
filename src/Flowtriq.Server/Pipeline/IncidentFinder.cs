using Flowtriq.Core.Incidents;
using Flowtriq.Server.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>Finds an incident, recent or long past, for slices beside the incidents'.</summary>
public sealed class IncidentFinder
{
    private readonly IncidentBoard board;
    private readonly IncidentStore store;

    internal IncidentFinder(IncidentBoard board, IncidentStore store)
    {
        this.board = board;
        this.store = store;
    }

    /// <summary>The incident; null when there is none of this number.</summary>
    public Incident? Find(IncidentId id) => board.Find(id) ?? store.Find(id);
}
