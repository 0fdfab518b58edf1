using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary>
/// How often in a row a person's password or code was wrong, and until when nobody may try again. Counted in the database by
/// one statement, so that guesses made at the same time all count.
/// </summary>
internal sealed class LockOuts(Database database, TimeProvider time)
{
    private const int Attempts = 8;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    internal bool Holds(long person)
    {
        using var connection = database.Read();
        var until = connection.QueryFirstOrDefault<long?>(
            "SELECT locked_until FROM person WHERE id = @person",
            new { person }
        );
        return until > time.GetUtcNow().ToUnixMicroseconds();
    }

    internal Task FailedAsync(long person, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    UPDATE person SET
                        locked_until = CASE WHEN failures + 1 >= @Attempts THEN @until ELSE locked_until END,
                        failures     = CASE WHEN failures + 1 >= @Attempts THEN 0 ELSE failures + 1 END
                    WHERE id = @person
                    """,
                    new
                    {
                        person,
                        Attempts,
                        until = (time.GetUtcNow() + Length).ToUnixMicroseconds(),
                    }
                );
            },
            cancel
        );

    /// <summary>Forgets the failures; a hash of today's strength replaces an older one.</summary>
    internal Task SucceededAsync(long person, string? newHash, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE person SET failures = 0, locked_until = NULL, password_hash = coalesce(@newHash, password_hash) WHERE id = @person",
                    new { person, newHash }
                );
            },
            cancel
        );
}
