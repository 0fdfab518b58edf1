using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Telling;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>How components were, on disk.</summary>
internal static class SpanStore
{
    /// <summary>The spans of each component that lasted beyond a moment.</summary>
    internal static ILookup<string, StateSpan> Of(SqliteTransaction tx, long page, DateTimeOffset since) =>
        tx.Query<Row>(
                """
                SELECT component AS Component, state AS State, began AS Began, ended AS Ended FROM status_span
                WHERE page = @page AND (ended IS NULL OR ended >= @since)
                """,
                new { page, since = since.ToUnixMicroseconds() }
            )
            .ToLookup(static row => row.Component, static row => row.Span());

    /// <summary>The state each component was last seen in.</summary>
    internal static IReadOnlyDictionary<string, ComponentState> Last(SqliteTransaction tx, long page) =>
        tx.Query<Row>(
                """
                SELECT component AS Component, state AS State, began AS Began, ended AS Ended FROM status_span
                WHERE page = @page AND ended IS NULL
                """,
                new { page }
            )
            .ToDictionary(static row => row.Component, static row => row.Span().State, StringComparer.Ordinal);

    /// <summary>The component is in another state from now on; null when it is not on the page any more.</summary>
    internal static void Turn(
        SqliteTransaction tx,
        long page,
        string component,
        ComponentState? state,
        DateTimeOffset now
    )
    {
        var values = new
        {
            page,
            component,
            state = state?.ToString(),
            now = now.ToUnixMicroseconds(),
        };
        tx.Execute(
            "UPDATE status_span SET ended = @now WHERE page = @page AND component = @component AND ended IS NULL",
            values
        );
        if (state is not null)
        {
            tx.Execute(
                "INSERT INTO status_span (page, component, state, began) VALUES (@page, @component, @state, @now)",
                values
            );
        }
    }

    private sealed record Row(string Component, string State, long Began, long? Ended)
    {
        internal StateSpan Span() =>
            new(
                Enum.Parse<ComponentState>(State),
                UnixTime.FromUnixMicroseconds(Began),
                UnixTime.FromUnixMicroseconds(Ended)
            );
    }
}
