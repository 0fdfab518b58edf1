using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>What becomes of a row that waits to be sent, once it was tried: tables with number, due and tries.</summary>
internal static class OutboxRows
{
    /// <summary>Puts it off, or has done with it when there is no further try.</summary>
    /// <param name="database">Where the table is.</param>
    /// <param name="table">Its name: a constant of the caller.</param>
    /// <param name="number">The row.</param>
    /// <param name="again">When it is tried again; null for never.</param>
    /// <param name="cancel">Ends the wait.</param>
    internal static Task SettleAsync(
        Database database,
        string table,
        long number,
        DateTimeOffset? again,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
                again is { } at
                    ? tx.Execute(
                        $"UPDATE {table} SET due = @due, tries = tries + 1 WHERE number = @number",
                        new { number, due = at.ToUnixMicroseconds() }
                    )
                    : tx.Execute($"DELETE FROM {table} WHERE number = @number", new { number }),
            cancel
        );
}
