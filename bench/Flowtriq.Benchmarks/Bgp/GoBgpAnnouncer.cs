using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Api = Flowtriq.Server.Mitigation.Announcing.GoBgp.Api;

namespace Flowtriq.Benchmarks.Bgp;

/// <summary>
/// The same task for gobgpd 3.x: its fastest way in, AddPathStream with 100 rules per message over HTTP/2 on a unix socket, by
/// the client of the product.
/// </summary>
internal static class GoBgpAnnouncer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns how long the first announcement took until both routers agreed.</summary>
    public static async Task<TimeSpan> MeasureAsync(int rules)
    {
        await using var lab = await RouterLab.BuildAsync();
        var bird = await lab.AddAsync(Bird.StartAsync);
        var frr = await lab.AddAsync(Frr.StartAsync);
        var started = Stopwatch.GetTimestamp();
        await using var daemon = await GoBgpDaemon.StartAsync(lab);
        await bird.UntilAsync("show protocols ann", text => text.Contains("Established"), Limit);
        await TableWatch.BothAsync(bird, frr, 0, started, Limit);
        Console.WriteLine($"gobgpd: both sessions up in {BgpScale.Text(Stopwatch.GetElapsedTime(started))}");

        var endpoint = new UnixDomainSocketEndPoint(daemon.Socket);
        using var client = new GoBgpClient(endpoint);
        var paths = Paths(rules);
        var first = await ReportAsync("announce", rules, () => client.AddAsync(paths, default));
        await ReportAsync("withdraw", 0, () => WithdrawAllAsync(endpoint));
        await ReportAsync("announce again", rules, () => client.AddAsync(paths, default));
        var status = await File.ReadAllLinesAsync($"/proc/{daemon.Id}/status");
        Console.WriteLine($"gobgpd: {status.First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))}");
        return first;

        async Task<TimeSpan> ReportAsync(string what, int expected, Func<Task> act)
        {
            var from = Stopwatch.GetTimestamp();
            await act();
            var returned = Stopwatch.GetElapsedTime(from);
            var (inBird, inFrr) = await TableWatch.BothAsync(bird, frr, expected, from, Limit);
            Console.WriteLine(
                $"gobgpd: {what} {rules} rules: call {BgpScale.Text(returned)}, "
                    + $"BIRD {BgpScale.Text(inBird)}, FRR {BgpScale.Text(inFrr)}"
            );
            return BgpScale.Later(inBird, inFrr);
        }
    }

    private static Api.Path[] Paths(int rules)
    {
        var gobgpd = new PeerOptions
        {
            Name = "gobgpd",
            Remote = IPAddress.None,
            RemoteAsn = 65000,
            LocalAsn = 65000,
            Profile = VendorProfile.Bird with { MaxRules = 20_000 },
            MaxFlowSpec = 20_000,
        };
        var compiled = new RouteCompiler(gobgpd, DemonstrationRoutes.Group).Compile(DemonstrationRoutes.Rules(rules));
        return [.. compiled.Wanted.Select(static pair => GoBgpRoutes.Encode(pair.Key, pair.Value))];
    }

    // One call for the whole family; the product never does that, it would take the routes of others along.
    private static async Task WithdrawAllAsync(EndPoint endpoint)
    {
        using var channel = new GrpcChannel(endpoint);
        var family = new Api.DeletePathRequest
        {
            Family = GoBgpRoutes.FamilyOf(Flowtriq.Bgp.Wire.AddressFamily.Ipv4FlowSpec),
        };
        await channel.CallAsync("/apipb.GobgpApi/DeletePath", [family], Api.Nothing.Parser, default);
    }
}
