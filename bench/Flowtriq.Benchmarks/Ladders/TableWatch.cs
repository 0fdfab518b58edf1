using System.Collections.Concurrent;
using System.Diagnostics;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Benchmarks.Ladders;

/// <summary>Tells when a router's own FlowSpec table first names a victim.</summary>
/// <param name="Router">The router's name.</param>
/// <param name="SeenAsync">Looks for a victim until it is there or the time is over; the moment it was first seen.</param>
internal sealed record TableWatch(string Router, Func<string, CancellationToken, Task<DateTimeOffset>> SeenAsync)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly ConcurrentBag<double> Looks = [];

    /// <summary>The longest 95 of 100 looks at a polled table were apart, ms.</summary>
    public static double Resolution => Percentiles.Of(Looks).At(0.95);

    public static TableWatch OfBird(RouterLab lab) =>
        new(
            "bird",
            (victim, over) =>
                PollAsync(
                    () => ControlSocket.OfBird(File(lab, "bird.ctl")),
                    "show route table flowtab4\n",
                    victim,
                    over
                )
        );

    public static TableWatch OfFrr(RouterLab lab) =>
        new(
            "frr",
            (victim, over) =>
                PollAsync(
                    () => ControlSocket.OfFrr(File(lab, "bgpd.vty")),
                    "show bgp ipv4 flowspec detail\0",
                    victim,
                    over
                )
        );

    /// <summary>gobgpd tells of every change of its table; the moment is that at which its line arrives.</summary>
    public static TableWatch OfGoBgp(Router gobgp) =>
        new(
            "gobgp",
            async (victim, over) =>
            {
                var start = new ProcessStartInfo(
                    "ip",
                    ["netns", "exec", gobgp.Space.Name, "gobgp", "monitor", "global", "rib", "-a", "ipv4-flowspec"]
                )
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                };
                using var monitor = Process.Start(start)!;
                try
                {
                    while (await monitor.StandardOutput.ReadLineAsync(over) is { } line)
                    {
                        if (line.Contains(victim, StringComparison.Ordinal))
                            return DateTimeOffset.UtcNow;
                    }
                    throw new IOException("gobgp monitor ended");
                }
                finally
                {
                    monitor.Kill();
                }
            }
        );

    private static Task<DateTimeOffset> PollAsync(
        Func<ControlSocket> open,
        string command,
        string victim,
        CancellationToken over
    ) =>
        Task.Factory.StartNew(
            () =>
            {
                using var control = open();
                for (var last = Stopwatch.GetTimestamp(); ; last = Stopwatch.GetTimestamp())
                {
                    over.ThrowIfCancellationRequested();
                    if (control.Ask(command).Contains(victim, StringComparison.Ordinal))
                        return DateTimeOffset.UtcNow;
                    Thread.Sleep(Pause);
                    Looks.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
                }
            },
            over,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private static string File(RouterLab lab, string name) =>
        Directory.GetFiles(lab.Folder, name, SearchOption.AllDirectories)[0];
}
