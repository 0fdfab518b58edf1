using Flowtriq.Core.Incidents;
using Flowtriq.Server.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>Past incidents, for who learns from them.</summary>
internal sealed class IncidentHistory(IncidentStore store)
{
    /// <summary>How many were opened since then, and the newest of them.</summary>
    internal (int Total, IReadOnlyList<Incident> Newest) Since(DateTimeOffset from, int most) =>
        store.List(new IncidentFilter { From = from, Limit = most });
}
