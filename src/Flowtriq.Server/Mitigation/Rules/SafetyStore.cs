using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Own address space, protected addresses, limits and the edits that wait, on disk.</summary>
internal static class SafetyStore
{
    internal static IReadOnlyList<ListedPrefix> Own(SqliteTransaction tx) =>
        List(tx, "SELECT number AS Number, prefix AS Text, what AS What, at AS At, by AS By FROM own_prefix");

    internal static IReadOnlyList<ListedPrefix> Protected(SqliteTransaction tx) =>
        List(tx, "SELECT number AS Number, prefix AS Text, what AS What, at AS At, by AS By FROM protected_prefix");

    internal static void AddOwn(RuleEdit edit, IpPrefix prefix, string what) =>
        edit.Transaction.Execute(
            "INSERT INTO own_prefix (prefix, what, at, by) VALUES (@prefix, @what, @At, @By)",
            new
            {
                prefix = prefix.ToString(),
                what,
                edit.At,
                edit.By,
            }
        );

    internal static void RemoveOwn(RuleEdit edit, long number) =>
        edit.Transaction.Execute("DELETE FROM own_prefix WHERE number = @number", new { number });

    internal static void Protect(RuleEdit edit, IpPrefix prefix, string what) =>
        edit.Transaction.Execute(
            "INSERT INTO protected_prefix (prefix, what, at, by) VALUES (@prefix, @what, @At, @By)",
            new
            {
                prefix = prefix.ToString(),
                what,
                edit.At,
                edit.By,
            }
        );

    internal static void Unprotect(RuleEdit edit, IpPrefix prefix) =>
        edit.Transaction.Execute(
            "DELETE FROM protected_prefix WHERE prefix = @prefix",
            new { prefix = prefix.ToString() }
        );

    internal static SafetyLimits Limits(SqliteTransaction tx) =>
        tx.First<string>("SELECT limits FROM safety_setting") is { } document
            ? SafetyLimitsReader.Read(RuleDocuments.Stored.Read<SafetyLimitsBody>(document), new RequestFaults())
            : new SafetyLimits();

    internal static bool DryRun(SqliteTransaction tx) =>
        tx.Scalar<long>("SELECT coalesce(max(dry_run), 0) FROM safety_setting") != 0;

    internal static void PutSettings(RuleEdit edit, SafetyLimits limits, bool dryRun) =>
        edit.Transaction.Execute(
            """
            INSERT INTO safety_setting (id, limits, dry_run) VALUES (1, @limits, @dryRun)
            ON CONFLICT (id) DO UPDATE SET limits = excluded.limits, dry_run = excluded.dry_run
            """,
            new { limits = RuleDocuments.Stored.Write(SafetyLimitsReader.Body(limits)), dryRun }
        );

    private static List<ListedPrefix> List(SqliteTransaction tx, string sql) =>
        [.. tx.Query<ListedPrefix>(sql).OrderBy(static row => row.Prefix)];
}
