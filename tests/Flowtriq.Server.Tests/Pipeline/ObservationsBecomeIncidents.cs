using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Tests.Pipeline;

public sealed class ObservationsBecomeIncidents
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task An_event_delivered_again_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        var seen = Seen.By(node, time.Now);
        for (var i = 0; i < 3; i++)
            await AcceptAsync(server, 1, seen);

        var incident = Assert.Single(server.Get<IncidentBoard>().All);
        Assert.Single(server.Get<IncidentStore>().Events(incident.Id), static e => e.Kind == "opened");
    }

    [Fact]
    public async Task Two_nodes_that_see_one_target_make_one_incident()
    {
        await using var server = await RunningServer.StartAsync(time);
        await AcceptAsync(server, 1, Seen.By(server.AddNode("edge-1"), time.Now));
        time.Now += TimeSpan.FromMinutes(2);
        await AcceptAsync(server, 1, Seen.By(server.AddNode("edge-2", "AMS"), time.Now));

        var incident = Assert.Single(server.Get<IncidentBoard>().All);
        Assert.Equal(180_000, incident.Rate.Packets.Value);
        var summary = server.Get<IncidentViews>().Summary(incident);
        Assert.Equal(["FRA", "AMS"], summary.Nodes.Select(static n => n.Pop));
    }

    [Fact]
    public async Task Two_victims_are_two_incidents()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        await AcceptAsync(server, 1, Seen.By(node, time.Now));
        await AcceptAsync(server, 2, Seen.By(node, time.Now, "198.51.100.9/32"));
        Assert.Equal([1, 2], server.Get<IncidentBoard>().All.Select(static i => i.Id.Number));
    }

    [Fact]
    public async Task A_restart_in_mid_attack_goes_on_with_the_same_incident()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        var opened = Seen.By(node, time.Now);
        await AcceptAsync(server, 1, opened);
        var before = Assert.Single(server.Get<IncidentBoard>().All);

        await server.StopAsync();
        await server.StartAgainAsync();
        server.AddNode("edge-1");
        var after = Assert.Single(server.Get<IncidentBoard>().All);
        Assert.Equal(before.Target, after.Target);
        Assert.Equal(before.Peak, after.Peak);
        Assert.Equal(before.Picture.Vectors, after.Picture.Vectors);
        Assert.Equal(before.Picture.TopSources, after.Picture.TopSources);

        // The node never got the acknowledgement, then goes on.
        await AcceptAsync(server, 1, opened);
        await AcceptAsync(
            server,
            2,
            opened with
            {
                Phase = ObservationPhase.Updated,
                Rate = opened.Rate + opened.Rate,
            }
        );
        await AcceptAsync(
            server,
            3,
            Seen.By(node, time.Now.AddSeconds(9), id: opened.Id, phase: ObservationPhase.Closed)
        );
        var incident = Assert.Single(server.Get<IncidentBoard>().All);
        Assert.Equal(IncidentState.Resolved, incident.State);
        Assert.Equal(
            ["opened", "resolved"],
            server.Get<IncidentStore>().Events(incident.Id).Select(static e => e.Kind).Where(static k => k != "updated")
        );
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind()
    {
        await using var server = await RunningServer.StartAsync(time);
        var seen = Seen.By(server.AddNode("edge-1"), time.Now);
        var database = server.Get<Database>();
        await database.WriteAsync(
            static tx =>
            {
                tx.Execute(
                    "CREATE TRIGGER broken BEFORE INSERT ON incident_event BEGIN SELECT raise(ABORT, 'disk full'); END"
                );
            },
            default
        );
        await Assert.ThrowsAsync<SqliteException>(() => AcceptAsync(server, 1, seen));
        Assert.Empty(server.Get<IncidentBoard>().All);
        using (var connection = database.Read())
            Assert.Equal(
                0,
                connection.ExecuteScalar<int>(
                    "SELECT (SELECT count(*) FROM agent_event) + (SELECT count(*) FROM incident)"
                )
            );

        await database.WriteAsync(
            static tx =>
            {
                tx.Execute("DROP TRIGGER broken");
            },
            default
        );
        await AcceptAsync(server, 1, seen);
        Assert.Equal(1, Assert.Single(server.Get<IncidentBoard>().All).Id.Number);
    }

    [Fact]
    public async Task The_timeline_grows_with_the_peak_and_not_with_every_second()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        var opened = Seen.By(node, time.Now);
        await AcceptAsync(server, 1, opened);
        for (ulong second = 2; second < 60; second++)
            await AcceptAsync(
                server,
                second,
                Seen.By(node, time.Now, id: opened.Id, phase: ObservationPhase.Updated, pps: 90_000 + second)
            );
        await AcceptAsync(
            server,
            60,
            Seen.By(node, time.Now, id: opened.Id, phase: ObservationPhase.Updated, pps: 300_000)
        );
        Assert.Single(server.Get<IncidentStore>().Events(new IncidentId(1)), static e => e.Kind == "updated");
    }

    internal static Task AcceptAsync(RunningServer server, ulong sequence, Observation observation) =>
        server
            .Get<IncidentPipeline>()
            .AcceptAsync(observation.Node, new EventIdentity("run-1", sequence), observation, default);
}
