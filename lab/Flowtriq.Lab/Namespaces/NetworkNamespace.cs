using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Namespaces;

/// <summary>One network namespace made by the lab; nothing in it has a default route, so nothing leaves it.</summary>
public sealed class NetworkNamespace : IAsyncDisposable
{
    private NetworkNamespace(string name) => Name = name;

    public string Name { get; }

    public static async Task<NetworkNamespace> CreateAsync(string name)
    {
        await Command.RequireAsync("ip", ["netns", "add", name]);
        var made = new NetworkNamespace(name);
        await made.ConfigureAsync(["link set lo up"]);
        return made;
    }

    /// <summary>Applies lines of <c>ip -batch</c> inside the namespace, all or nothing.</summary>
    public Task ConfigureAsync(IEnumerable<string> lines) =>
        Command.RequireAsync("ip", ["-n", Name, "-batch", "-"], input: string.Join('\n', lines) + "\n");

    public Task SetAsync(params string[] settings) => RequireAsync("sysctl", ["-qw", .. settings]);

    public Task<string> RequireAsync(string file, params string[] arguments) =>
        Command.RequireAsync("ip", ["netns", "exec", Name, file, .. arguments]);

    /// <summary>Starts a program inside; it ends by itself after <paramref name="limit"/>.</summary>
    public RunningProcess Start(
        string file,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null
    ) => RunningProcess.Start("ip", ["netns", "exec", Name, file, .. arguments], limit, environment);

    public async ValueTask DisposeAsync() => await Command.RunAsync("ip", ["netns", "delete", Name]);
}
