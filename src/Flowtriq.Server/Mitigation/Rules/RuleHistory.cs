using Dapper;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What was laid down at a moment: the log of changes, from its beginning to then.</summary>
internal sealed class RuleHistory(Database database)
{
    /// <param name="at">The moment.</param>
    /// <param name="target">Whose owner is looked for; null when it is not known.</param>
    internal MitigationThen At(DateTimeOffset at, IpPrefix? target)
    {
        using var connection = database.Read();
        var then = new RulesThen();
        foreach (
            var line in connection.Query<RuleLine>(
                """
                SELECT at AS At, by AS By, area AS Area, item AS Item, before AS Before, after AS After
                FROM rule_change WHERE at <= @at ORDER BY number
                """,
                new { at = at.ToUnixMicroseconds() }
            )
        )
            then.Add(line);
        return then.View(at, target);
    }
}
