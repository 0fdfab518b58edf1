using System.Globalization;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>
/// kill -9 and a new process: BIRD, GoBGP and OpenBGPD keep every route throughout; FRR 8.4 keeps unicast but drops FlowSpec
/// and gets it back.
/// </summary>
public sealed class CrashAndReturn
{
    private const string Flow4 = "show route table flowtab4";

    [Fact]
    public async Task Leaves_no_gap_where_the_router_supports_graceful_restart()
    {
        if (RouterFixture.Obstacle is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        var frr = await lab.AddAsync(Frr.StartAsync);
        var bird = await lab.AddAsync(Bird.StartAsync);
        var gobgp = await lab.AddAsync(GoBgp.StartAsync);
        var openbgpd = await lab.AddAsync(OpenBgpd.StartAsync);
        var received = $"neighbor {lab.SpeakerV4} adj-in -a ipv4-flowspec";

        var first = Start(lab);
        await bird.UntilAsync(Flow4, Both, RouterFixture.Limit);
        await gobgp.UntilAsync(received, Both, RouterFixture.Limit);
        await openbgpd.UntilAsync("show rib", text => text.Contains("203.0.113.7"), RouterFixture.Limit);
        await frr.UntilAsync("show bgp ipv4 flowspec detail", Both, RouterFixture.Limit);
        await frr.UntilAsync("show bgp ipv4 unicast", text => text.Contains("203.0.113.7"), RouterFixture.Limit);

        using var over = new CancellationTokenSource();
        Task<int>[] watches =
        [
            GapsAsync(bird, Flow4, Both, over.Token),
            GapsAsync(gobgp, received, Both, over.Token),
            GapsAsync(openbgpd, "show rib", text => text.Contains("203.0.113.7"), over.Token),
            GapsAsync(frr, "show bgp ipv4 unicast", text => text.Contains("203.0.113.7"), over.Token),
        ];
        await first.KillAsync();
        await first.DisposeAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        await using var second = Start(lab);
        for (var peer = 0; peer < lab.Routers.Count; peer++)
        {
            var address = lab.Routers[peer].Address.ToString();
            await second.LineAsync(
                line => line.StartsWith("Converged", StringComparison.Ordinal) && line.Contains($"{address}="),
                RouterFixture.Limit
            );
        }
        await frr.UntilAsync("show bgp ipv4 flowspec detail", Both, RouterFixture.Limit);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await over.CancelAsync();
        var gaps = await Task.WhenAll(watches);
        Assert.Equal([0, 0, 0, 0], gaps);
    }

    private static bool Both(string text) => text.Contains("203.0.113.9/32") && text.Contains("203.0.113.10/32");

    private static async Task<int> GapsAsync(
        Router router,
        string command,
        Predicate<string> wanted,
        CancellationToken over
    )
    {
        var gaps = 0;
        while (!over.IsCancellationRequested)
        {
            if (!wanted(await router.AskAsync(command)))
                gaps++;
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
        return gaps;
    }

    private static RunningProcess Start(RouterLab lab) =>
        RunningProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Flowtriq.Lab.dll"),
                "speaker",
                "--local",
                lab.SpeakerV4.ToString(),
                "--peer",
                .. lab.Routers.Select(router =>
                    string.Create(CultureInfo.InvariantCulture, $"{router.Address}={router.Asn}")
                ),
            ],
            RouterSite.Lifetime
        );
}
