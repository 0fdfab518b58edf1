using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Captures;

/// <summary>What is known of the captures on disk.</summary>
public sealed class CaptureStore(Database database, TimeProvider time)
{
    private const string Columns = """
        SELECT id AS Id, node AS Node, observation AS Observation, size AS Size, packets AS Packets,
               packets_before AS PacketsBefore, onset AS Onset, sha256 AS Sha256, complete AS Complete,
               received AS Received
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

    internal async Task<CaptureRow> AddAsync(
        NodeId node,
        Guid id,
        CaptureChunk last,
        long size,
        string sha256,
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
            time.GetUtcNow().ToUnixMicroseconds()
        );
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    INSERT INTO capture (id, node, observation, size, packets, packets_before, onset, sha256, complete, received)
                    VALUES (@Id, @Node, @Observation, @Size, @Packets, @PacketsBefore, @Onset, @Sha256, @Complete, @Received)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    row
                );
            },
            cancel
        );
        return row;
    }

    /// <summary>The oldest captures beyond the limit, newest kept.</summary>
    internal IReadOnlyList<Guid> BeyondLimit(long totalBytes)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<string>(
                    """
                    SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY received DESC, id) AS held FROM capture)
                    WHERE held > @totalBytes
                    """,
                    new { totalBytes }
                )
                .Select(Guid.Parse),
        ];
    }

    internal Task RemoveAsync(Guid id, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM capture WHERE id = @id", new { id = id.ToString("D") });
            },
            cancel
        );
}
