using Dapper;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Storage;

/// <summary>Runs statements inside a write transaction, so that a store never forgets to name it.</summary>
public static class SqlTransactions
{
    public static int Execute(this SqliteTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.Execute(sql, parameters, transaction);

    public static IEnumerable<T> Query<T>(this SqliteTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.Query<T>(sql, parameters, transaction);

    public static T? First<T>(this SqliteTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.QueryFirstOrDefault<T>(sql, parameters, transaction);

    public static T Scalar<T>(this SqliteTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.ExecuteScalar<T>(sql, parameters, transaction)!;
}
