using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What a person engaged, on disk; the file speaks for itself.</summary>
internal static class KillSwitchStore
{
    internal static KillSwitchCause? Find(SqliteTransaction tx) =>
        tx.First<Row>("SELECT source AS Source, at AS At, by AS By, reason AS Reason FROM kill_switch")?.ToCause();

    /// <summary>Engages; whoever engaged it first stays the cause.</summary>
    internal static void Engage(RuleEdit edit, string source, string reason)
    {
        var row = new Row(source, edit.At, edit.By, reason);
        var engaged = edit.Transaction.Execute(
            "INSERT INTO kill_switch (id, source, at, by, reason) VALUES (1, @Source, @At, @By, @Reason) ON CONFLICT DO NOTHING",
            row
        );
        if (engaged > 0)
            edit.Record(RuleAreas.KillSwitch, source, "engaged", null, RuleDocuments.Stored.Write(row.ToCause()));
    }

    /// <summary>Releases what a person engaged.</summary>
    internal static void Release(RuleEdit edit)
    {
        if (Find(edit.Transaction) is not { } cause)
            return;
        edit.Transaction.Execute("DELETE FROM kill_switch");
        edit.Record(RuleAreas.KillSwitch, cause.Source, "released", RuleDocuments.Stored.Write(cause), null);
    }

    private sealed record Row(string Source, long At, string By, string Reason)
    {
        internal KillSwitchCause ToCause() => new(Source, UnixTime.FromUnixMicroseconds(At), By, Reason);
    }
}
