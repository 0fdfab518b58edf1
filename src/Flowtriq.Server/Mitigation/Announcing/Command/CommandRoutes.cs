using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// Remembers what commands announced together with the arguments of its withdrawal, written before the program runs: after
/// a crash nothing is forgotten, at worst withdrawn once more.
/// </summary>
internal sealed class CommandRoutes(Database database, TimeProvider time)
{
    /// <summary>Arguments hold no newline, so that one separates them.</summary>
    private const char Separator = '\n';

    /// <summary>Withdrawal arguments by route.</summary>
    internal Dictionary<string, string[]> Of(string hook)
    {
        using var connection = database.Read();
        return connection
            .Query<(string Route, string Arguments)>(
                "SELECT route, arguments FROM bgp_command_route WHERE hook = @hook",
                new { hook }
            )
            .ToDictionary(
                static row => row.Route,
                static row => row.Arguments.Split(Separator),
                StringComparer.Ordinal
            );
    }

    internal Task RememberAsync(string hook, string route, string[] withdrawal, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT INTO bgp_command_route (hook, route, arguments, at) VALUES (@hook, @route, @arguments, @at)
                    ON CONFLICT (hook, route) DO UPDATE SET arguments = @arguments, at = @at
                    """,
                    new
                    {
                        hook,
                        route,
                        arguments = string.Join(Separator, withdrawal),
                        at = time.GetUtcNow().ToUnixMicroseconds(),
                    }
                ),
            cancel
        );

    internal Task ForgetAsync(string hook, string route, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute("DELETE FROM bgp_command_route WHERE hook = @hook AND route = @route", new { hook, route }),
            cancel
        );
}
