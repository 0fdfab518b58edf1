using Dapper;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>Finds in timelines when incidents were first reacted to. An index holds just these lines.</summary>
internal sealed class IncidentReactions(Database database)
{
    /// <summary>The reactions to incidents that overlap the range, by number.</summary>
    internal Dictionary<long, IncidentReaction> Between(TimeRange range)
    {
        using var connection = database.Read();
        return connection
            .Query<IncidentReaction>(
                """
                SELECT number AS Number,
                       min(CASE WHEN kind = 'alertDelivered' THEN at END) AS Alerted,
                       min(CASE WHEN kind = 'mitigationInForce' THEN at END) AS InForce,
                       min(CASE WHEN kind = 'mitigationEffective' THEN at END) AS Effective
                FROM incident_event
                WHERE kind IN ('alertDelivered', 'mitigationInForce', 'mitigationEffective')
                    AND number IN (
                        SELECT number FROM incident WHERE coalesce(resolved, touched) >= @from AND opened <= @to
                    )
                GROUP BY number
                """,
                new { from = range.From.ToUnixMicroseconds(), to = range.To.ToUnixMicroseconds() }
            )
            .ToDictionary(static reaction => reaction.Number);
    }
}
