using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Updates of stories on disk.</summary>
internal static class UpdateStore
{
    private const string Select = """
        SELECT number AS Number, story AS Story, at AS At, phase AS Phase, text AS Text, by AS By, edited AS Edited
        FROM status_update
        """;

    /// <summary>The updates of each story, newest first.</summary>
    internal static ILookup<long, StatusUpdateView> Of(SqliteTransaction tx, IEnumerable<long> stories) =>
        tx.Query<Row>($"{Select} WHERE story IN @stories ORDER BY number DESC", new { stories })
            .ToLookup(static row => row.Story, static row => row.View());

    /// <summary>The number of the story an update belongs to, and the update; null when there is none of this number.</summary>
    internal static (long Story, StatusUpdateView Update)? Find(SqliteTransaction tx, long number) =>
        tx.First<Row>($"{Select} WHERE number = @number", new { number }) is { } row ? (row.Story, row.View()) : null;

    /// <summary>Adds an update to a story; returns its number.</summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="story">The story as it is by this update.</param>
    /// <param name="text">What the public reads.</param>
    /// <param name="by">Who wrote it; null when it was written by itself.</param>
    /// <param name="now">When.</param>
    internal static long Add(SqliteTransaction tx, StoryRow story, string text, string? by, DateTimeOffset now) =>
        tx.Scalar<long>(
            """
            INSERT INTO status_update (story, at, phase, text, by) VALUES (@Number, @at, @phase, @text, @by)
            RETURNING number
            """,
            new
            {
                story.Number,
                at = now.ToUnixMicroseconds(),
                phase = story.Phase.ToString(),
                text,
                by,
            }
        );

    internal static void Edit(SqliteTransaction tx, long number, string text, DateTimeOffset now) =>
        tx.Execute(
            "UPDATE status_update SET text = @text, edited = @at WHERE number = @number",
            new
            {
                number,
                text,
                at = now.ToUnixMicroseconds(),
            }
        );

    private sealed record Row(long Number, long Story, long At, string Phase, string Text, string? By, long? Edited)
    {
        internal StatusUpdateView View() =>
            new(
                Number,
                UnixTime.FromUnixMicroseconds(At),
                Enum.Parse<StoryPhase>(Phase),
                Text,
                By,
                UnixTime.FromUnixMicroseconds(Edited)
            );
    }
}
