using System.Buffers;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Redaction;
using Flowtriq.Server.Captures.Evidence;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Captures;

/// <summary>
/// Makes copies of captures for others: no payload, and the addresses of customers and of the attacked target replaced. One
/// secret serves all copies, so that a customer is the same in each.
/// </summary>
internal sealed class RedactedCaptures(CaptureFiles files, TargetOwners owners, EvidenceKeys keys)
{
    internal async Task<byte[]> MakeAsync(CaptureRow capture, CancellationToken cancel)
    {
        var file = await File.ReadAllBytesAsync(files.PathOf(Guid.Parse(capture.Id)), cancel);
        var secret = await keys.DeriveAsync("addresses of redacted captures", cancel);
        // An attack on somebody who is no customer yet shows whom it hit all the same.
        IEnumerable<IpPrefix> target = CaptureAccount.Read(file, capture.Onset).Target is { } hit ? [hit] : [];
        var output = new ArrayBufferWriter<byte>(file.Length / 2 + 1024);
        CaptureRedactor.Redact(file, capture.Sha256, new AddressMask(secret, [.. owners.Prefixes, .. target]), output);
        return output.WrittenSpan.ToArray();
    }
}
