using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Captures;

/// <summary>What is known of the captures on disk. Nothing removes what is under legal hold.</summary>
public sealed class CaptureStore(Database database, TimeProvider time)
{
    private const string Columns = """
        SELECT id AS Id, node AS Node, observation AS Observation, size AS Size, packets AS Packets,
               packets_before AS PacketsBefore, onset AS Onset, sha256 AS Sha256, complete AS Complete,
               received AS Received, announced AS Announced, hold_since AS HoldSince, hold_by AS HoldBy,
               hold_reason AS HoldReason
        FROM capture
        """;

    public CaptureRow? Find(Guid id)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<CaptureRow>($"{Columns} WHERE id = @id", new { id = id.ToString("D") });
    }

    internal IReadOnlyList<CaptureRow> OfObservations(IEnumerable<Guid> observations)
    {
        using var connection = database.Read();
        return connection
            .Query<CaptureRow>(
                $"{Columns} WHERE observation IN @ids ORDER BY onset, id",
                new { ids = observations.Select(static o => o.ToString("D")) }
            )
            .AsList();
    }

    /// <param name="node">The node that made it.</param>
    /// <param name="id">The capture.</param>
    /// <param name="last">The chunk that ended the transfer.</param>
    /// <param name="size">Bytes that arrived.</param>
    /// <param name="sha256">Of what arrived.</param>
    /// <param name="announced">As the node announced it; empty when it is the same.</param>
    /// <param name="cancel">Ends the wait.</param>
    internal async Task<CaptureRow> AddAsync(
        NodeId node,
        Guid id,
        CaptureChunk last,
        long size,
        string sha256,
        string announced,
        CancellationToken cancel
    )
    {
        var row = new CaptureRow(
            id.ToString("D"),
            node.Value,
            Guid.TryParse(last.ObservationId, out var observation) ? observation.ToString("D") : "",
            size,
            last.PacketsTotal,
            last.PacketsBefore,
            last.OnsetUnixUs,
            sha256,
            Complete: 1,
            time.GetUtcNow().ToUnixMicroseconds(),
            announced,
            HoldSince: 0,
            HoldBy: "",
            HoldReason: ""
        );
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    INSERT INTO capture
                        (id, node, observation, size, packets, packets_before, onset, sha256, complete, received, announced)
                    VALUES
                        (@Id, @Node, @Observation, @Size, @Packets, @PacketsBefore, @Onset, @Sha256, @Complete, @Received,
                         @Announced)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    row
                );
            },
            cancel
        );
        return row;
    }

    /// <summary>Holds a capture, or says anew why it is held; the first who held it stays named.</summary>
    internal Task HoldAsync(Guid id, string reason, string by, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    UPDATE capture SET hold_reason = @reason,
                        hold_by = CASE hold_since WHEN 0 THEN @by ELSE hold_by END,
                        hold_since = CASE hold_since WHEN 0 THEN @now ELSE hold_since END
                    WHERE id = @id
                    """,
                    new
                    {
                        id = id.ToString("D"),
                        reason,
                        by,
                        now = time.GetUtcNow().ToUnixMicroseconds(),
                    }
                );
            },
            cancel
        );

    internal Task ReleaseAsync(Guid id, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE capture SET hold_since = 0, hold_by = '', hold_reason = '' WHERE id = @id",
                    new { id = id.ToString("D") }
                );
            },
            cancel
        );

    /// <summary>What may go: the oldest beyond the limit, newest kept, and what arrived before the given time.</summary>
    internal IReadOnlyList<Guid> Expendable(long totalBytes, DateTimeOffset before)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<string>(
                    """
                    SELECT id FROM (
                        SELECT id, received, hold_since, sum(size) OVER (ORDER BY received DESC, id) AS held FROM capture
                    )
                    WHERE hold_since = 0 AND (held > @totalBytes OR received < @before)
                    """,
                    new { totalBytes, before = before.ToUnixMicroseconds() }
                )
                .Select(Guid.Parse),
        ];
    }

    /// <summary>Forgets a capture; false when it is held, or was not there.</summary>
    internal Task<bool> RemoveAsync(Guid id, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute("DELETE FROM capture WHERE id = @id AND hold_since = 0", new { id = id.ToString("D") }) > 0,
            cancel
        );
}
