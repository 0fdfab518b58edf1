using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>One transaction that changes rules. What it records is the change; an edit that records nothing changed nothing.</summary>
internal sealed class RuleEdit(SqliteTransaction transaction, string by, DateTimeOffset now)
{
    private readonly List<RuleChange> changes = [];

    internal SqliteTransaction Transaction => transaction;

    internal string By => by;

    internal DateTimeOffset Now => now;

    /// <summary>Microseconds since 1970.</summary>
    internal long At => now.ToUnixMicroseconds();

    internal bool Changed => changes.Count > 0;

    /// <summary>What was recorded, in order.</summary>
    internal IReadOnlyList<RuleChange> Changes => changes;

    /// <summary>Writes a line of the log of changes.</summary>
    /// <param name="area">One of <see cref="RuleAreas"/>.</param>
    /// <param name="item">What was changed: a name or a prefix.</param>
    /// <param name="what">What was done, for a person.</param>
    /// <param name="before">JSON of what it was; null when it was not there.</param>
    /// <param name="after">JSON of what it is; null when it is gone.</param>
    internal void Record(string area, string item, string what, string? before, string? after)
    {
        if (!Changed)
            transaction.Execute("UPDATE rules_revision SET number = number + 1");
        changes.Add(new RuleChange(area, item, what, before, after));
        transaction.Execute(
            """
            INSERT INTO rule_change (at, by, area, item, what, before, after)
            VALUES (@At, @By, @area, @item, @what, @before, @after)
            """,
            new
            {
                At,
                By,
                area,
                item,
                what,
                before,
                after,
            }
        );
    }
}
