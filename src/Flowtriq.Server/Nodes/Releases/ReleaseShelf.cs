using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flowtriq.Protocol;
using Flowtriq.Server.Storage;
using Google.Protobuf;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>
/// The agents that this server hands out: <c>releases/VERSION/ARCHITECTURE/ftagent</c> in the data directory, with
/// <c>ftagent.deb</c> beside it where there is a package. Read anew each time, so that a file put there is served at
/// once; a file is hashed once for each time it is written.
/// </summary>
public sealed class ReleaseShelf
{
    private const string Program = "ftagent";
    private const string Package = "ftagent.deb";
    private const string Signature = "ftagent.release";
    private readonly string folder;
    private readonly ConcurrentDictionary<(string Path, long Bytes, DateTime Written), string> hashes = new();

    public ReleaseShelf(DataDirectory data)
    {
        ArgumentNullException.ThrowIfNull(data);
        folder = data.Folder("releases");
    }

    /// <summary>All of them, newest version first.</summary>
    public IReadOnlyList<AgentRelease> All() =>
        [
            .. from version in new DirectoryInfo(folder).EnumerateDirectories()
            where ReleaseName.IsValid(version.Name)
            from architecture in version.EnumerateDirectories()
            where ReleaseName.IsValid(architecture.Name)
            let found = Read(version.Name, architecture.Name)
            where found is not null
            orderby found.Version descending, found.Architecture
            select found,
        ];

    /// <summary>For each architecture the newest.</summary>
    internal IReadOnlyList<AgentRelease> Latest() =>
        [
            .. All()
                .GroupBy(static r => r.Architecture, StringComparer.Ordinal)
                .Select(static of => of.MaxBy(static r => r.Version, Comparer<string>.Create(ReleaseName.Compare))!)
                .OrderBy(static r => r.Architecture, StringComparer.Ordinal),
        ];

    /// <summary>The file of an agent, or of its package; null when there is none.</summary>
    internal FileInfo? File(string version, string architecture, bool package = false)
    {
        if (!ReleaseName.IsValid(version) || !ReleaseName.IsValid(architecture))
            return null;
        var file = new FileInfo(Path.Combine(folder, version, architecture, package ? Package : Program));
        return file.Exists ? file : null;
    }

    internal string Sha256(FileInfo file) =>
        hashes.GetOrAdd(
            (file.FullName, file.Length, file.LastWriteTimeUtc),
            static key =>
            {
                using var content = System.IO.File.OpenRead(key.Path);
                return Convert.ToHexStringLower(SHA256.HashData(content));
            }
        );

    /// <summary>Puts a program, or its package, onto the shelf: whole or not at all.</summary>
    internal void Add(string source, string version, string architecture, bool package = false)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, version, architecture)).FullName;
        var target = Path.Combine(home, package ? Package : Program);
        var draft = $"{target}.{Guid.NewGuid():N}";
        System.IO.File.Copy(source, draft);
        System.IO.File.Move(draft, target, overwrite: true);
    }

    /// <summary>An agent as its releaser signed it; null when nobody did. Whether the signature is good, each node decides.</summary>
    internal SignedRelease? Signed(string version, string architecture)
    {
        var path = SignatureOf(version, architecture);
        try
        {
            return ReleaseName.IsValid(architecture) && System.IO.File.Exists(path)
                ? SignedRelease.Parser.ParseFrom(System.IO.File.ReadAllBytes(path))
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Puts a signature beside its program.</summary>
    internal void Sign(string version, string architecture, byte[] signature) =>
        System.IO.File.WriteAllBytes(SignatureOf(version, architecture), signature);

    private string SignatureOf(string version, string architecture) =>
        Path.Combine(folder, version, architecture, Signature);

    private AgentRelease? Read(string version, string architecture) =>
        File(version, architecture) is { } file
            ? new AgentRelease(
                version,
                architecture,
                file.Length,
                Sha256(file),
                System.IO.File.Exists(SignatureOf(version, architecture)),
                new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)
            )
            : null;
}
