using Flowtriq.Core.Incidents;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Pipeline;

public sealed class NodesThatVanish
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Are_noted_once_then_close_the_incident_and_reopen_it_when_they_return()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        server.Get<ReportPipeline>().Accept(node, NodeReports.At(time.Now), time.Now);
        var opened = Seen.By(node, time.Now);
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, opened);
        var silent = server.Get<SilentNodes>();

        time.Now += TimeSpan.FromSeconds(30);
        await silent.StepAsync(time.Now, default);
        Assert.Empty(Only(server).Notes);

        for (var minute = 0; minute < 5; minute++)
        {
            time.Now += TimeSpan.FromMinutes(1);
            await silent.StepAsync(time.Now, default);
        }

        Assert.StartsWith("edge-1 is silent since", Assert.Single(Only(server).Notes).Text, StringComparison.Ordinal);
        Assert.Equal(IncidentState.Open, Only(server).State);

        time.Now += TimeSpan.FromMinutes(15);
        await silent.StepAsync(time.Now, default);
        Assert.Equal(IncidentState.Resolved, Only(server).State);
        Assert.Contains(
            server.Get<IncidentStore>().Events(new IncidentId(1)),
            static e => e.Kind == "resolved" && e.Text.Contains("no word from its nodes", StringComparison.Ordinal)
        );

        var again = opened with { Phase = ObservationPhase.Updated, Rate = opened.Rate + opened.Normal };
        await ObservationsBecomeIncidents.AcceptAsync(server, 2, again);
        Assert.Equal(IncidentState.Open, Only(server).State);
    }

    private static Incident Only(RunningServer server) => Assert.Single(server.Get<IncidentBoard>().All);
}
