using System.Security.Cryptography;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Captures;

/// <summary>
/// Capture files on disk: <c>{id}.pcapng</c> when whole and proven, <c>{id}.{node}.part</c> while they arrive. The node
/// is part of the name, so that one node cannot write into another's transfer.
/// </summary>
public sealed class CaptureFiles(DataDirectory data)
{
    private readonly string folder = data.Folder("captures");

    public string PathOf(Guid id) => Path.Combine(folder, $"{id:D}.pcapng");

    internal long PartLength(NodeId node, Guid id)
    {
        var part = new FileInfo(PartOf(node, id));
        return part.Exists ? part.Length : 0;
    }

    /// <summary>Adds to the part and returns its new length.</summary>
    internal long Append(NodeId node, Guid id, ReadOnlySpan<byte> bytes)
    {
        using var part = new FileStream(PartOf(node, id), FileMode.Append, FileAccess.Write, FileShare.Read);
        part.Write(bytes);
        return part.Length;
    }

    internal async Task<byte[]> HashPartAsync(NodeId node, Guid id, CancellationToken cancel)
    {
        await using var part = File.OpenRead(PartOf(node, id));
        return await SHA256.HashDataAsync(part, cancel);
    }

    /// <summary>Makes the part the file, its bytes being on the disk before its name is.</summary>
    internal void Complete(NodeId node, Guid id)
    {
        using (var part = new FileStream(PartOf(node, id), FileMode.Open, FileAccess.ReadWrite))
            part.Flush(flushToDisk: true);
        File.Move(PartOf(node, id), PathOf(id), overwrite: true);
    }

    internal void DiscardPart(NodeId node, Guid id) => File.Delete(PartOf(node, id));

    internal void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Removes transfers that nobody continued since the given time; returns how many.</summary>
    internal int DiscardAbandoned(DateTimeOffset before)
    {
        var count = 0;
        foreach (var part in new DirectoryInfo(folder).EnumerateFiles("*.part"))
        {
            if (part.LastWriteTimeUtc >= before.UtcDateTime)
                continue;
            part.Delete();
            count++;
        }

        return count;
    }

    // A node's id is a file name here: anything but letters, digits and dashes would be a path.
    private string PartOf(NodeId node, Guid id)
    {
        var owner = string.Concat(node.Value.Where(static c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return Path.Combine(folder, $"{id:D}.{owner}.part");
    }
}
