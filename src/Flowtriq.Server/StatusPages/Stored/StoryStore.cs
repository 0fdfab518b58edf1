using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Stories on disk; their updates are in <see cref="UpdateStore"/>.</summary>
internal static class StoryStore
{
    private const string Select = """
        SELECT number AS Number, page AS Page, incident AS Incident, title AS Title, phase AS Phase, impact AS Impact,
               components AS Components, began AS Began, ended AS Ended, automatic AS Automatic, hidden AS Hidden
        FROM status_story
        """;

    /// <summary>Those that are not resolved, and those that ended or began since; newest first.</summary>
    internal static IReadOnlyList<StoryRow> Of(SqliteTransaction tx, long page, DateTimeOffset since) =>
        [
            .. tx.Query<Row>(
                    $"{Select} WHERE page = @page AND (ended IS NULL OR ended >= @since) ORDER BY began DESC, number DESC",
                    new { page, since = since.ToUnixMicroseconds() }
                )
                .Select(static row => row.Story()),
        ];

    internal static IReadOnlyList<StoryRow> Open(SqliteTransaction tx, long page) =>
        Of(tx, page, DateTimeOffset.MaxValue);

    internal static StoryRow? Find(SqliteTransaction tx, long number) =>
        tx.First<Row>($"{Select} WHERE number = @number", new { number })?.Story();

    internal static StoryRow? OfIncident(SqliteTransaction tx, long page, long incident) =>
        tx.First<Row>($"{Select} WHERE page = @page AND incident = @incident", new { page, incident })?.Story();

    /// <summary>Writes a story; one with the number 0 is new.</summary>
    internal static StoryRow Put(SqliteTransaction tx, StoryRow story)
    {
        var number = tx.Scalar<long>(
            """
            INSERT INTO status_story
                (number, page, incident, title, phase, impact, components, began, ended, automatic, hidden)
            VALUES
                (@number, @Page, @Incident, @Title, @phase, @impact, @components, @began, @ended, @Automatic, @Hidden)
            ON CONFLICT (number) DO UPDATE SET
                title = excluded.title, phase = excluded.phase, impact = excluded.impact,
                components = excluded.components, ended = excluded.ended, automatic = excluded.automatic,
                hidden = excluded.hidden
            RETURNING number
            """,
            new
            {
                number = story.Number == 0 ? (long?)null : story.Number,
                story.Page,
                story.Incident,
                story.Title,
                phase = story.Phase.ToString(),
                impact = story.Impact.ToString(),
                components = StatusDocuments.Stored.Write<string[]>([.. story.Components]),
                began = story.Began.ToUnixMicroseconds(),
                ended = story.Ended?.ToUnixMicroseconds(),
                story.Automatic,
                story.Hidden,
            }
        );
        return story with { Number = number };
    }

    private sealed record Row(
        long Number,
        long Page,
        long? Incident,
        string Title,
        string Phase,
        string Impact,
        string Components,
        long Began,
        long? Ended,
        long Automatic,
        long Hidden
    )
    {
        internal StoryRow Story() =>
            new(
                Number,
                Page,
                Incident,
                Title,
                Enum.Parse<StoryPhase>(Phase),
                Enum.Parse<ComponentState>(Impact),
                StatusDocuments.Stored.Read<string[]>(Components),
                UnixTime.FromUnixMicroseconds(Began),
                UnixTime.FromUnixMicroseconds(Ended),
                Automatic != 0,
                Hidden != 0
            );
    }
}
