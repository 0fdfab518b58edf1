using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>One consistent look at the stored rules.</summary>
internal sealed class RuleReading : IDisposable
{
    private readonly SqliteConnection connection;

    private RuleReading(SqliteConnection connection)
    {
        this.connection = connection;
        Snapshot = connection.BeginTransaction(deferred: true);
    }

    internal SqliteTransaction Snapshot { get; }

    internal static RuleReading Begin(Database database) => new(database.Read());

    public void Dispose()
    {
        Snapshot.Dispose();
        connection.Dispose();
    }
}
