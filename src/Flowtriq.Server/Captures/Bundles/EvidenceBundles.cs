using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Captures.Evidence;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>Writes an incident's bundle: captures, timeline, configuration at the time, who looked at it, hashes, signature.</summary>
internal sealed class EvidenceBundles(
    CaptureEvidence evidence,
    CaptureFiles files,
    IncidentRecords records,
    AuditTrail audit,
    EvidenceKeys keys,
    WorkspaceName workspace,
    IOptions<JsonOptions> api,
    TimeProvider time
)
{
    private const string Format = "flowtriq-evidence-1";
    private const int MostAccesses = 10_000;

    private readonly JsonSerializerOptions readable = new(api.Value.SerializerOptions) { WriteIndented = true };

    /// <summary>Writes it piece by piece, whatever its size.</summary>
    internal async Task WriteAsync(Incident incident, string madeFor, Stream output, CancellationToken cancel)
    {
        var key = await keys.PublicAsync(cancel);
        var items = await evidence.OfAsync(incident.Id, cancel);
        var bundle = new BundleWriter(output);
        foreach (var item in items.Where(static item => item.Sha256.Length > 0))
        {
            await using var file = File.OpenRead(files.PathOf(item.Capture));
            await bundle.AddAsync($"captures/{item.Capture:D}.pcapng", file, cancel);
        }

        var detail = records.Detail(incident);
        await bundle.AddAsync(BundleNames.Incident, Json(detail), cancel);
        await bundle.AddAsync(BundleNames.Timeline, Json(records.Timeline(incident)), cancel);
        await bundle.AddAsync(
            BundleNames.Configuration,
            Json(records.Configuration(incident), BundleJson.Default.NodeConfigurationThenArray),
            cancel
        );
        await bundle.AddAsync(BundleNames.Mitigation, Json(records.Mitigation(incident)), cancel);
        await bundle.AddAsync(
            BundleNames.Accesses,
            Json(Accesses(incident, items), BundleJson.Default.AccessRecordArray),
            cancel
        );
        await bundle.AddAsync(BundleNames.Key, Encoding.ASCII.GetBytes(key.Pem), cancel);
        await bundle.AddAsync(
            BundleNames.Instructions,
            Encoding.UTF8.GetBytes(BundleInstructions.Text(key.Fingerprint)),
            cancel
        );
        var manifest = new EvidenceManifest(
            Format,
            ProductVersion.Text,
            workspace.Now() ?? "",
            time.GetUtcNow(),
            madeFor,
            incident.Id.Number,
            detail.Summary.Title,
            detail.Summary.Target,
            detail.Summary.Onset,
            detail.Summary.Detected,
            detail.Summary.Resolved,
            key.Fingerprint,
            items,
            [.. bundle.Files]
        );
        await bundle.AddAsync(BundleNames.Manifest, Json(manifest, BundleJson.Default.EvidenceManifest), cancel);
        await bundle.EndAsync(sums => keys.SignAsync(sums, cancel), cancel);
    }

    /// <summary>Every line of the audit log about the captures and about the incident's evidence, oldest first.</summary>
    private AccessRecord[] Accesses(Incident incident, IReadOnlyList<EvidenceItem> items)
    {
        IEnumerable<string> objects =
        [
            .. items.Select(static item => $"/captures/{item.Capture:D}"),
            $"/incidents/{incident.Id.Number}/evidence",
        ];
        return
        [
            .. objects
                .SelectMany(thing =>
                    audit.Find(new AuditFilter("", "", thing, null, null, MostAccesses, Offset: 0)).Rows
                )
                .OrderBy(static row => row.Number)
                .Select(static row => new AccessRecord(
                    row.Number,
                    row.Entry.At,
                    row.Entry.Person,
                    row.Entry.Via,
                    row.Entry.Address,
                    row.Entry.Action,
                    row.Entry.Object,
                    row.Entry.Status,
                    row.Entry.What
                )),
        ];
    }

    private byte[] Json<T>(T value) => Json(value, (JsonTypeInfo<T>)readable.GetTypeInfo(typeof(T)));

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}
