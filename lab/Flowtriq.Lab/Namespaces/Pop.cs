using System.Net;

namespace Flowtriq.Lab.Namespaces;

/// <summary>
/// A point of presence: the internet (<see cref="Source"/>), the edge router that runs the agent and the customer's
/// network behind it. Traffic enters at <see cref="Uplink"/> and is forwarded out of <see cref="Downlink"/>.
/// </summary>
public sealed class Pop : IAsyncDisposable
{
    /// <summary>Edge interface that faces the internet.</summary>
    public const string Uplink = "up0";

    /// <summary>Edge interface that faces the customer.</summary>
    public const string Downlink = "cu0";

    /// <summary>Edge interface that only reaches the server.</summary>
    public const string Management = "mg0";

    /// <summary>Interface in <see cref="Source"/> on which traffic is replayed.</summary>
    public const string SourceInterface = "in0";

    /// <summary>Hardware address of <see cref="Uplink"/>: where a replayed frame must be addressed to.</summary>
    public static readonly byte[] UplinkAddress = [0x02, 0xf1, 0, 0, 0, 0x02];

    /// <summary>Hardware address of <see cref="SourceInterface"/>.</summary>
    public static readonly byte[] SourceAddress = [0x02, 0xf1, 0, 0, 0, 0x01];

    internal Pop(
        string code,
        IPAddress server,
        NetworkNamespace source,
        NetworkNamespace edge,
        NetworkNamespace customer
    )
    {
        Code = code;
        Server = server;
        Source = source;
        Edge = edge;
        Customer = customer;
    }

    public string Code { get; }

    /// <summary>Address at which this POP reaches the server.</summary>
    public IPAddress Server { get; }

    public NetworkNamespace Source { get; }
    public NetworkNamespace Edge { get; }
    public NetworkNamespace Customer { get; }

    /// <summary>One of the kernel's counters of an edge interface, "rx_packets" for instance.</summary>
    public async Task<long> CounterAsync(string link, string counter) =>
        long.Parse(
            await Edge.RequireAsync("cat", $"/sys/class/net/{link}/statistics/{counter}"),
            System.Globalization.CultureInfo.InvariantCulture
        );

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Customer.DisposeAsync();
        await Edge.DisposeAsync();
    }
}
