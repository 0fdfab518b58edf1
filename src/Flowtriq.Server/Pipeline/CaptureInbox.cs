using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Captures;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Receives capture files in chunks: 1. the chunk must continue what is on disk, or is answered with where to continue,
/// 2. it is appended, 3. the last one tells the SHA-256 of the node's file, and the file becomes readable under its name. A
/// file that hashes to something else is kept as it arrived and marked: the node and whoever looks at it are told.
/// An interrupted transfer goes on where it stopped, over reconnects and restarts.
/// </summary>
public sealed class CaptureInbox(
    CaptureFiles files,
    CaptureStore store,
    IncidentPipeline incidents,
    NodeNotices notices,
    CaptureLimits limits
)
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> turns = new();

    public async Task<CaptureAck> AcceptAsync(NodeId node, CaptureChunk chunk, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        if (!Guid.TryParse(chunk.CaptureId, out var id))
            return Refused(chunk, "The capture's id is not a UUID.");

        var turn = turns.GetOrAdd(id, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancel);
        try
        {
            return await AcceptInTurnAsync(node, id, chunk, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<CaptureAck> AcceptInTurnAsync(NodeId node, Guid id, CaptureChunk chunk, CancellationToken cancel)
    {
        if (store.Find(id) is { Complete: 1 } done)
        {
            return done.Node == node.Value
                ? new CaptureAck
                {
                    CaptureId = chunk.CaptureId,
                    Received = (ulong)done.Size,
                    Complete = true,
                }
                : Refused(chunk, "The capture belongs to another node.");
        }

        var held = files.PartLength(node, id);
        if (chunk.Offset != (ulong)held)
            return new CaptureAck { CaptureId = chunk.CaptureId, Received = (ulong)held };
        if (held + chunk.Data.Length > limits.FileBytes)
            return Refuse(node, id, chunk, $"The capture exceeds {limits.FileBytes} bytes.");

        held = files.Append(node, id, chunk.Data.Span);
        return chunk.Last
            ? await FinishAsync(node, id, held, chunk, cancel)
            : new CaptureAck { CaptureId = chunk.CaptureId, Received = (ulong)held };
    }

    private async Task<CaptureAck> FinishAsync(
        NodeId node,
        Guid id,
        long size,
        CaptureChunk chunk,
        CancellationToken cancel
    )
    {
        if (chunk.Sha256.Length != SHA256.HashSizeInBytes)
            return Refuse(node, id, chunk, "The last chunk does not tell the file's SHA-256.");
        var hash = await files.HashPartAsync(node, id, cancel);
        var asAnnounced = CryptographicOperations.FixedTimeEquals(hash, chunk.Sha256.Span);
        var announced = asAnnounced ? "" : Convert.ToHexStringLower(chunk.Sha256.Span);

        files.Complete(node, id);
        var row = await store.AddAsync(node, id, chunk, size, Convert.ToHexStringLower(hash), announced, cancel);
        turns.TryRemove(id, out _);
        if (!asAnnounced)
            await notices.AddAsync(node, NodeNotice.CaptureAltered, Altered(row, chunk), cancel);
        incidents.CaptureArrived(row);
        return new CaptureAck
        {
            CaptureId = chunk.CaptureId,
            Received = (ulong)size,
            Complete = true,
            Refusal = asAnnounced ? "" : Altered(row, chunk),
        };
    }

    private static string Altered(CaptureRow row, CaptureChunk chunk) =>
        $"Capture {row.Id} is not the file that was announced: {row.Size} bytes with SHA-256 {row.Sha256} arrived where "
        + $"{chunk.Total} bytes with {row.AnnouncedSha256} were announced. It is kept and marked.";

    private CaptureAck Refuse(NodeId node, Guid id, CaptureChunk chunk, string reason)
    {
        files.DiscardPart(node, id);
        turns.TryRemove(id, out _);
        return Refused(chunk, reason);
    }

    private static CaptureAck Refused(CaptureChunk chunk, string reason) =>
        new() { CaptureId = chunk.CaptureId, Refusal = reason };
}
