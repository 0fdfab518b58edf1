using System.Security.Cryptography;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Captures.Evidence;

/// <summary>The captures of an incident, read and hashed when asked.</summary>
internal sealed class CaptureEvidence(
    IncidentFinder incidents,
    CaptureStore store,
    CaptureFiles files,
    NodeDirectory directory
) : IEvidence
{
    public async Task<IReadOnlyList<EvidenceItem>> OfAsync(IncidentId incident, CancellationToken cancel)
    {
        if (incidents.Find(incident) is not { } found)
            return [];
        var items = new List<EvidenceItem>();
        foreach (var row in Of(found))
            items.Add(await ItemAsync(row, cancel));
        return items;
    }

    internal IReadOnlyList<CaptureRow> Of(Incident incident) =>
        [
            .. store
                .OfObservations(incident.Observations.Select(static o => o.Latest.Id))
                .Where(static row => row.Complete == 1),
        ];

    internal async Task<EvidenceItem> ItemAsync(CaptureRow row, CancellationToken cancel)
    {
        var file = await ReadAsync(row, cancel);
        var account = CaptureAccount.Read(file ?? [], row.Onset);
        var sha256 = file is null ? "" : Convert.ToHexStringLower(SHA256.HashData(file));
        var node = new NodeId(row.Node);
        return new EvidenceItem(
            Guid.Parse(row.Id),
            row.Node,
            directory.Current.Find(node)?.Name ?? row.Node,
            file?.LongLength ?? 0,
            account.Packets,
            account.Before,
            UnixTime.FromUnixMicroseconds(row.Onset),
            account.First,
            account.Last,
            UnixTime.FromUnixMicroseconds(row.Received),
            row.AnnouncedSha256,
            sha256,
            sha256 == row.AnnouncedSha256,
            account.ClockOffsetMilliseconds,
            account.Program,
            account.Interfaces,
            account.Comments,
            file is null ? "the file is not there" : account.Fault,
            CaptureView.HoldOf(row)
        );
    }

    private async Task<byte[]?> ReadAsync(CaptureRow row, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(files.PathOf(Guid.Parse(row.Id)), cancel);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
