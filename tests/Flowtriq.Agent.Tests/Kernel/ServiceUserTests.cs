using System.Diagnostics;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class ServiceUserTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("flowtriq-own-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Is_given_a_folder_with_all_in_it_and_nothing_that_a_link_in_it_leads_to()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root gives files away");
        var (own, foreign) = (Make("own"), Make("foreign"));
        Directory.CreateSymbolicLink(Path.Combine(own, "folder"), foreign);
        File.CreateSymbolicLink(Path.Combine(own, "file"), Path.Combine(foreign, "deep", "one"));

        ServiceUser.Parse("ftagent:x:4242:4343::/:/bin/false")!.Own(own);

        Assert.Equal("4242:4343", Owner(own));
        Assert.Equal("4242:4343", Owner(Path.Combine(own, "deep", "one")));
        Assert.Equal("4242:4343", Owner(Path.Combine(own, "file")));
        Assert.Equal("0:0", Owner(foreign));
        Assert.Equal("0:0", Owner(Path.Combine(foreign, "deep", "one")));
    }

    private string Make(string name)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.Combine(folder, "deep"));
        File.WriteAllText(Path.Combine(folder, "deep", "one"), "");
        return folder;
    }

    private static string Owner(string path)
    {
        using var process = Process.Start(
            new ProcessStartInfo("stat", ["--format", "%u:%g", path])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
