using System.Security.Cryptography;
using Flowtriq.Agent.Updates;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Tests.Updates;

public sealed class VersionFolderTests : IDisposable
{
    private static readonly byte[] Program = [1, 2, 3];
    private readonly string state = Directory.CreateTempSubdirectory("ftagent-versions-").FullName;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_program_runs_only_while_it_is_the_one_that_was_signed()
    {
        var folder = Keep(key);
        Assert.NotNull(folder.Program("2.0", key, out _));
        File.AppendAllText(Path.Combine(state, "versions", "2.0", "ftagent"), "x");
        Assert.Null(folder.Program("2.0", key, out var refusal));
        Assert.Contains("not the one that was signed", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_of_somebody_else_or_for_another_version_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var folder = Keep(other);
        Assert.Null(folder.Program("2.0", key, out var refusal));
        Assert.Contains("release key", refusal, StringComparison.Ordinal);
        Keep(key);
        Directory.Move(Path.Combine(state, "versions", "2.0"), Path.Combine(state, "versions", "3.0"));
        Assert.Null(folder.Program("3.0", key, out _));
        Assert.Null(folder.Program("4.0", key, out _));
    }

    [Fact]
    public void What_no_choice_needs_is_swept_away()
    {
        var folder = Keep(key);
        folder.Sweep(VersionChoice.Installed.Choose("2.0"));
        Assert.NotNull(folder.Program("2.0", key, out _));
        folder.Sweep(VersionChoice.Installed);
        Assert.Null(folder.Program("2.0", key, out _));
    }

    [Fact]
    public void Without_a_choice_that_can_be_read_the_installed_program_runs()
    {
        var folder = new VersionFolder(state);
        Assert.Equal(VersionChoice.Installed, folder.Read());
        folder.Write(VersionChoice.Installed.Choose("2.0"));
        Assert.Equal("2.0", folder.Read().Version);
        File.WriteAllText(Path.Combine(state, "versions", "choice"), "torn");
        Assert.Equal(VersionChoice.Installed, folder.Read());
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(state, recursive: true);
    }

    private VersionFolder Keep(ECDsa signer)
    {
        var release = new Release
        {
            Version = "2.0",
            Architecture = "x86_64",
            Sha256 = ByteString.CopyFrom(SHA256.HashData(Program)),
            Size = (ulong)Program.Length,
        };
        var folder = new VersionFolder(state);
        folder.Keep(release, ReleaseSignature.Sign(signer, release), Program);
        return folder;
    }
}
