using Flowtriq.Server.StatusPages.Stored;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>The one way in which the public is told something: the update, and whom it is to reach, in one transaction.</summary>
internal sealed class StatusWriter
{
    /// <summary>Adds an update to a stored story.</summary>
    internal void Say(
        SqliteTransaction tx,
        PageRow page,
        StoryRow story,
        string text,
        string? by,
        DateTimeOffset now
    ) => UpdateStore.Add(tx, story, text, by, now);
}
