using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Storage;

/// <summary>One consistent look at the state; writers go on meanwhile.</summary>
internal sealed class Reading : IDisposable
{
    private readonly SqliteConnection connection;

    private Reading(SqliteConnection connection)
    {
        this.connection = connection;
        Snapshot = connection.BeginTransaction(deferred: true);
    }

    internal SqliteTransaction Snapshot { get; }

    internal static Reading Begin(Database database) => new(database.Read());

    public void Dispose()
    {
        Snapshot.Dispose();
        connection.Dispose();
    }
}
