using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.StatusPages.Stored;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>One transaction in which a person changes pages or what they tell, and what the audit log is told of it.</summary>
internal sealed class StatusEdit(SqliteTransaction transaction, DateTimeOffset now)
{
    private readonly List<AuditNote> notes = [];

    internal SqliteTransaction Transaction => transaction;

    internal DateTimeOffset Now => now;

    internal IReadOnlyList<AuditNote> Notes => notes;

    /// <summary>Says what was changed.</summary>
    /// <param name="what">For a person: "status page isp: changed".</param>
    /// <param name="before">As the API shows it; null when it was not there.</param>
    /// <param name="after">The same afterwards; null when it is gone.</param>
    internal void Tell<T>(string what, T? before, T? after)
        where T : class => notes.Add(new AuditNote(what, Json(before), Json(after)));

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : StatusDocuments.Stored.Write(value);
}
