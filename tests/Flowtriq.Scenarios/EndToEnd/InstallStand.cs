using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>A server that hands out agents and a machine without one, for the tests of one class.</summary>
public sealed class InstallStand : IAsyncLifetime
{
    private static readonly Account Admin = new("Home", "Ada", "ada@example.net", "correct horse battery 7");
    private static readonly string[] Expected = ["/etc/machine-id", "/etc/mtab", "/etc/.pwd.lock", "/root/.ssh"];
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-install-").FullName;
    private FlowtriqServer? server;
    private ConsoleApi? api;
    private OwnRoot? machine;
    private int releases;
    private IReadOnlyList<string> before = [];

    internal OwnRoot Machine => machine!;

    internal ConsoleApi Api => api!;

    internal string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server!.IngestPort}");

    public async ValueTask InitializeAsync()
    {
        if (OwnRoot.Obstacle() is not null)
            return;
        server = new FlowtriqServer(await Programs.ServerAsync(), Path.Combine(folder, "data"));
        await server.StartAsync();
        api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Admin);
    }

    /// <summary>A machine on which nothing has been installed yet.</summary>
    internal async Task BootAsync()
    {
        if (OwnRoot.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        if (machine is not null)
            await machine.DisposeAsync();
        machine = await OwnRoot.BootAsync();
        before = machine.Changes();
    }

    /// <summary>Hands out the agent as a newer version than before, as another file, so that it is told apart.</summary>
    internal async Task<(string Version, string Sha256)> HandOutAsync()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{++releases}.0.0");
        var program = Path.Combine(Shelf(version), "ftagent");
        File.Copy(await Programs.AgentAsync(), program, overwrite: true);
        // A loader does not look behind a program's end.
        await File.AppendAllTextAsync(program, version);
        return (version, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(program))));
    }

    /// <summary>One of the server's own commands.</summary>
    internal Task<string> ServerAsync(params string[] arguments) => server!.RunAsync(arguments);

    /// <summary>The same with its Debian package.</summary>
    internal async Task<string> HandOutPackageAsync()
    {
        var (version, _) = await HandOutAsync();
        var build = await Command.RunAsync(
            Repository.PathTo("scripts", "build-deb.sh"),
            [Path.Combine(Shelf(version), "ftagent"), folder],
            environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["FTAGENT_VERSION"] = version }
        );
        Assert.True(build.Succeeded, build.Error);
        var package = Assert.Single(Directory.GetFiles(folder, $"ftagent_{version}_*.deb"));
        File.Move(package, Path.Combine(Shelf(version), "ftagent.deb"));
        return version;
    }

    /// <summary>The commands the console shows for a new node, without sudo.</summary>
    internal async Task<(string Script, string Package, string Start, string Token)> CommandsAsync(string node)
    {
        var issued = await Api.PostAsync("/api/v1/nodes/tokens", new { name = node, pop = "FRA" });
        var install = issued.GetProperty("install");
        string Text(JsonElement of, string name) =>
            (of.GetProperty(name).GetString() ?? "").Replace("sudo ", "", StringComparison.Ordinal);
        return (Text(install, "script"), Text(install, "package"), Text(install, "start"), Text(issued, "token"));
    }

    internal Task<NodeView> GreenAsync(string node) =>
        Eventually.GetAsync(
            $"{node} reports",
            TimeSpan.FromSeconds(30),
            async () =>
                (await Api.NodesAsync()).SingleOrDefault(one =>
                    one.Name == node && one.State is not ("waiting" or "offline")
                )
        );

    internal async Task<string> AgentPidAsync() =>
        (await Machine.RunAsync("systemctl show --property MainPID --value ftagent")).Trim();

    /// <summary>What is on the machine now and was not before; the journals and databases of its own tools aside.</summary>
    internal IReadOnlyList<string> LeftBehind() =>
        [
            .. Machine
                .Changes()
                .Except(before, StringComparer.Ordinal)
                .Except(Expected, StringComparer.Ordinal)
                .Where(static path =>
                    path.Contains("ftagent", StringComparison.Ordinal)
                    || path.Contains("flowtriq", StringComparison.Ordinal)
                    || !IsKeptByTools(path)
                ),
        ];

    public async ValueTask DisposeAsync()
    {
        if (machine is not null)
            await machine.DisposeAsync();
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Shelf(string version) =>
        Directory.CreateDirectory(Path.Combine(server!.Data, "releases", version, Uname())).FullName;

    // "passwd-" is the copy useradd makes of what it changes.
    private static bool IsKeptByTools(string path) =>
        path is "/etc/passwd-" or "/etc/shadow-" or "/etc/group-" or "/etc/gshadow-" or "/etc/subuid-" or "/etc/subgid-"
        || new[]
        {
            "/var/log",
            "/var/cache",
            "/var/lib/dpkg",
            "/var/lib/apt",
            "/var/lib/PackageKit",
            "/var/lib/systemd",
        }.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    private static string Uname() =>
        System.Runtime.InteropServices.RuntimeInformation.OSArchitecture
        == System.Runtime.InteropServices.Architecture.X64
            ? "x86_64"
            : "aarch64";
}
