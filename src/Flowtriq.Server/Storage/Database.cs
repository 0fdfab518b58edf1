using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Storage;

/// <summary>
/// One SQLite file in WAL mode. There is one writing connection and writers take turns; readers open their own
/// connection, see the last commit and never wait for a writer.
/// </summary>
public sealed class Database : IDisposable
{
    private readonly SqliteConnection writer;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string readerText;

    /// <summary>Opens or creates the file and applies the migrations.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer program.</exception>
    public Database(string path, Durability durability, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        Path = path;
        readerText = Connection(path, SqliteOpenMode.ReadOnly, pooling: true);
        writer = new SqliteConnection(Connection(path, SqliteOpenMode.ReadWriteCreate, pooling: false));
        writer.Open();
        var synchronous = durability == Durability.EveryCommit ? "FULL" : "NORMAL";
        Pragma(
            $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {synchronous};
            PRAGMA foreign_keys = ON;
            PRAGMA busy_timeout = 5000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA temp_store = MEMORY;
            """
        );
        MigrationRun.Apply(writer, migrations, time);
    }

    public string Path { get; }

    /// <summary>An open connection for reading; the caller disposes it.</summary>
    public SqliteConnection Read()
    {
        var connection = new SqliteConnection(readerText);
        connection.Open();
        return connection;
    }

    /// <summary>Runs the work in one transaction when its turn comes; committed when the task completes.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return InTransaction(work);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteTransaction> work, CancellationToken cancel) =>
        WriteAsync(
            transaction =>
            {
                work(transaction);
                return true;
            },
            cancel
        );

    /// <summary>Folds the write-ahead log into the file and closes it.</summary>
    public void Dispose()
    {
        turn.Wait();
        Pragma("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
        writer.Dispose();
        using (var pooled = new SqliteConnection(readerText))
            SqliteConnection.ClearPool(pooled);
        turn.Dispose();
    }

    private T InTransaction<T>(Func<SqliteTransaction, T> work)
    {
        using var transaction = writer.BeginTransaction(deferred: false);
        var result = work(transaction);
        transaction.Commit();
        return result;
    }

    private void Pragma(string sql)
    {
        using var command = writer.CreateCommand();
#pragma warning disable CA2100 // constant text of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Connection(string path, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = pooling,
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();
}
