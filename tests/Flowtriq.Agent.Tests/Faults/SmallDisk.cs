using System.Diagnostics;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>A real file system of a few pages (tmpfs) that can be full or read-only; needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    internal string Folder { get; }

    /// <summary>Mounts one, or skips the test where that is not allowed.</summary>
    internal static SmallDisk Mount(int kibibytes)
    {
        var folder = Directory.CreateTempSubdirectory("flowtriq-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "flowtriq-test", folder);
        if (!mounted)
            Directory.Delete(folder);
        Assert.SkipUnless(mounted, "a file system cannot be mounted here");
        return new SmallDisk(folder);
    }

    /// <summary>Fills what is free to the last byte.</summary>
    internal void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[1_024]);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    internal void Free() => File.Delete(Ballast);

    internal void ReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    internal void Writable() => Assert.True(Run("mount", "-o", "remount,rw", Folder));

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private string Ballast => Path.Combine(Folder, "ballast");

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
