using System.Security.Cryptography;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Updates;

/// <summary>
/// Versions in the state directory, <c>versions/VERSION/{ftagent,release}</c>, and the choice among them. Nothing in it is
/// trusted for lying there: a program runs only when the release key signed its SHA-256.
/// </summary>
internal sealed class VersionFolder(string stateDirectory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Path.Combine(stateDirectory, "versions");

    private string ChoiceFile => Path.Combine(_folder, "choice");

    /// <summary>The choice; the installed program when there is none that can be read.</summary>
    internal VersionChoice Read()
    {
        try
        {
            return (File.Exists(ChoiceFile) ? VersionChoice.Decode(File.ReadAllText(ChoiceFile)) : null)
                ?? VersionChoice.Installed;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return VersionChoice.Installed;
        }
    }

    /// <summary>Writes the choice, whole or not at all.</summary>
    internal void Write(VersionChoice choice)
    {
        Directory.CreateDirectory(_folder, OwnerOnly);
        File.WriteAllText(ChoiceFile + ".new", choice.Encode());
        File.Move(ChoiceFile + ".new", ChoiceFile, overwrite: true);
    }

    /// <summary>The program of a version, or why it must not run.</summary>
    internal string? Program(string version, ECDsa key, out string refusal)
    {
        var program = Path.Combine(_folder, version, "ftagent");
        refusal = "";
        try
        {
            var signed = SignedRelease.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(_folder, version, "release")));
            if (ReleaseSignature.Open(key, signed) is not { } release || release.Version != version)
                refusal = "it is not signed with this node's release key";
            else if (!Hash(program).AsSpan().SequenceEqual(release.Sha256.Span))
                refusal = "the program is not the one that was signed";
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
        {
            refusal = unreadable.Message;
        }

        return refusal.Length == 0 ? program : null;
    }

    /// <summary>Keeps what was fetched; called once it has been checked.</summary>
    internal void Keep(Release release, SignedRelease signed, ReadOnlySpan<byte> program)
    {
        var home = Path.Combine(_folder, release.Version);
        Directory.CreateDirectory(home, OwnerOnly);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using (var file = new FileStream(Path.Combine(home, "ftagent.new"), options))
        {
            file.Write(program);
            file.Flush(flushToDisk: true);
        }

        File.WriteAllBytes(Path.Combine(home, "release"), signed.ToByteArray());
        File.Move(Path.Combine(home, "ftagent.new"), Path.Combine(home, "ftagent"), overwrite: true);
    }

    /// <summary>Removes every version that the choice does not need.</summary>
    internal void Sweep(VersionChoice choice)
    {
        foreach (var home in Directory.EnumerateDirectories(_folder))
        {
            if (Path.GetFileName(home) is var name && name != choice.Version && name != choice.Before)
                Directory.Delete(home, recursive: true);
        }
    }

    private static byte[] Hash(string path)
    {
        using var content = File.OpenRead(path);
        return SHA256.HashData(content);
    }
}
