using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>
/// What docs/bgp.md tells operators to write, loaded as it stands: it takes what we are meant to send and nothing else, and
/// its limits end no session.
/// </summary>
public sealed class DocumentedConfigurations
{
    private const string DocumentedSpeaker = "192.0.2.10";
    private const string DocumentedPassword = "...";
    private const int MoreThanTheLimit = 120;

    [Fact]
    public async Task Of_frr_takes_hosts_with_the_community_and_rules()
    {
        await using var lab = await LabAsync();
        // Static routes are another daemon's of FRR's; bgpd runs alone here.
        var lines = Written("FRR (")
            .Split('\n')
            .Where(static line => !line.Contains("route 1", StringComparison.Ordinal));
        var text = string.Join('\n', lines);
        var frr = await lab.AddAsync(Frr.StartAsync, Setup(text));
        await using var speaker = Announcing(lab, frr);
        await SaysAsync(frr, "show bgp ipv4 flowspec", "203.0.113.9/32");
        await SaysAsync(frr, "show bgp ipv6 unicast", "2001:db8:7::7/128");
        var taken = await SaysAsync(frr, "show bgp ipv4 unicast", "203.0.113.7/32");
        Assert.DoesNotContain("198.51.100.7", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.0/24", taken, StringComparison.Ordinal);
        await OverTheLimitAsync(speaker, frr, "show bgp ipv4 unicast");
    }

    [Fact]
    public async Task Of_bird_takes_hosts_with_the_community_and_rules()
    {
        await using var lab = await LabAsync();
        var bird = await lab.AddAsync(Bird.StartAsync, Setup(Written("BIRD 2 (")));
        await using var speaker = Announcing(lab, bird);
        await SaysAsync(bird, "show route table flowtab4", "203.0.113.9/32");
        await SaysAsync(bird, "show route table flowtab6", "2001:db8:9::9/128");
        await SaysAsync(bird, "show route table master6", "2001:db8:7::7/128");
        var taken = await SaysAsync(bird, "show route table master4", "203.0.113.7/32");
        Assert.DoesNotContain("198.51.100.7", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.0/24", taken, StringComparison.Ordinal);
        await OverTheLimitAsync(speaker, bird, "show route table master4");
    }

    private static async Task OverTheLimitAsync(BgpSpeaker speaker, Router router, string command)
    {
        speaker.Announce(
            DesiredRoutes.From(
                Enumerable
                    .Range(1, MoreThanTheLimit)
                    .Select(host => DesiredRoute.Blackhole(DemonstrationRoutes.Prefix($"203.0.113.{host}/32")))
            )
        );
        await SaysAsync(router, command, $"203.0.113.{MoreThanTheLimit}/32");
        var peer = Assert.Single(speaker.Peers);
        Assert.Equal((SessionState.Established, 1L), (peer.State, peer.Counters.Established));
    }

    private static async Task<string> SaysAsync(Router router, string command, string word)
    {
        await router.UntilAsync(command, text => text.Contains(word, StringComparison.Ordinal), RouterFixture.Limit);
        return await router.AskAsync(command);
    }

    // The demonstration, a host that is not ours, and a prefix without the community.
    private static BgpSpeaker Announcing(RouterLab lab, Router router)
    {
        var peer = RouterFixture.PeerOf(lab, router) with
        {
            Password = new Md5Key(RouterFixture.Password),
            MaxBlackholes = 2 * MoreThanTheLimit,
        };
        var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peer), TimeProvider.System);
        speaker.Announce(
            DesiredRoutes.From([
                DesiredRoute.Blackhole(DemonstrationRoutes.Prefix("198.51.100.7/32")),
                DesiredRoute.Diversion(DemonstrationRoutes.Prefix("203.0.113.0/24")),
                .. DemonstrationRoutes.All.Routes,
            ])
        );
        speaker.Start();
        return speaker;
    }

    private static RouterSetup Setup(string text) =>
        new()
        {
            Written = speaker =>
                text.Replace(DocumentedSpeaker, speaker, StringComparison.Ordinal)
                    .Replace(DocumentedPassword, RouterFixture.Password, StringComparison.Ordinal),
        };

    /// <summary>The block of text behind the line that begins so.</summary>
    private static string Written(string title)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Flowtriq.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        var page = File.ReadAllText(Path.Combine(folder, "docs", "bgp.md"));
        var at = page.IndexOf($"\n{title}", StringComparison.Ordinal);
        var begin = page.IndexOf("```text\n", at, StringComparison.Ordinal) + "```text\n".Length;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private static async Task<RouterLab> LabAsync()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program) is { } obstacle)
            Assert.Skip(obstacle);
        return await RouterLab.BuildAsync();
    }
}
