using System.Net;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Tunnels;

/// <summary>A running end of a GRE tunnel inside a namespace; its interface is up.</summary>
public sealed class GreTunnel : IAsyncDisposable
{
    /// <summary>1,500 bytes less the outer IPv4 and the GRE header.</summary>
    public const int Mtu = 1_476;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private readonly RunningProcess process;

    private GreTunnel(RunningProcess process) => this.process = process;

    /// <summary>Why there can be no tunnel here, or null when there can.</summary>
    public static string? Obstacle() => File.Exists("/dev/net/tun") ? null : "the kernel has no TUN device";

    public static async Task<GreTunnel> StartAsync(
        NetworkNamespace space,
        IPAddress local,
        IPAddress remote,
        string name,
        TimeSpan lifetime
    )
    {
        var end = space.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Flowtriq.Lab.dll"),
                "gre",
                "--local",
                local.ToString(),
                "--remote",
                remote.ToString(),
                "--interface",
                name,
            ],
            lifetime
        );
        try
        {
            await end.LineAsync(line => line == $"{name} is open", StartLimit);
            await space.ConfigureAsync([$"link set {name} mtu {Mtu} up"]);
            return new GreTunnel(end);
        }
        catch
        {
            await end.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
