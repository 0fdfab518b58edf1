using Dapper;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Storage;

/// <summary>Brings a database to the schema of this program, each step in its own transaction.</summary>
internal static class MigrationRun
{
    private const string Journal = """
        CREATE TABLE IF NOT EXISTS migration (
            number  INTEGER PRIMARY KEY,
            name    TEXT    NOT NULL,
            applied INTEGER NOT NULL
        )
        """;

    /// <exception cref="InvalidOperationException">The database holds a step this program does not know: it is newer.</exception>
    internal static void Apply(SqliteConnection connection, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        connection.Execute(Journal);
        var applied = connection.Query<int>("SELECT number FROM migration").ToHashSet();
        applied.ExceptWith(migrations.Select(static m => m.Number));
        if (applied.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database {connection.DataSource} is newer than this program: it has schema step {applied.Max():D4}. "
                    + "Start the newer flowtriq, or restore the copy made before the upgrade."
            );
        }

        foreach (var migration in migrations)
            ApplyOne(connection, migration, time.GetUtcNow());
    }

    private static void ApplyOne(SqliteConnection connection, Migration migration, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var done = transaction.Scalar<long>("SELECT count(*) FROM migration WHERE number = @Number", migration);
        if (done == 0)
        {
            transaction.Execute(migration.Sql);
            transaction.Execute(
                "INSERT INTO migration (number, name, applied) VALUES (@Number, @Name, @now)",
                new
                {
                    migration.Number,
                    migration.Name,
                    now = now.ToUnixMicroseconds(),
                }
            );
        }

        transaction.Commit();
    }
}
