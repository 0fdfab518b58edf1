using System.Globalization;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Benchmarks.Ladders;

/// <summary>The kernel's timestamp of the first packet to a victim on the edge's uplink, by tcpdump.</summary>
internal sealed class FirstPacket : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly RunningProcess tcpdump;

    private FirstPacket(RunningProcess tcpdump) => this.tcpdump = tcpdump;

    /// <summary>Listens; packets from now on count.</summary>
    public static async Task<FirstPacket> ListenAsync(Pop pop, string victim)
    {
        string[] arguments =
        [
            "-i",
            Pop.Uplink,
            "-n",
            "-tt",
            "-l",
            "-c",
            "1",
            "--immediate-mode",
            "dst",
            "host",
            victim,
        ];
        var started = pop.Edge.Start("tcpdump", arguments, Limit);
        await started.LineAsync(line => line.StartsWith("listening on", StringComparison.Ordinal), Limit);
        return new FirstPacket(started);
    }

    /// <summary>When it came, UTC.</summary>
    public async Task<DateTimeOffset> ArrivedAsync()
    {
        var line = await tcpdump.LineAsync(text => text.Contains(" IP ", StringComparison.Ordinal), Limit);
        var seconds = decimal.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
        return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    public ValueTask DisposeAsync() => tcpdump.DisposeAsync();
}
