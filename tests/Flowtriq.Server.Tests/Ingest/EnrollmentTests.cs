using Flowtriq.Agent.Uplink;
using Flowtriq.Server.Ingest;
using Flowtriq.Server.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class EnrollmentTests
{
    [Fact]
    public async Task A_token_makes_a_machine_a_node_with_a_key_only_its_owner_reads()
    {
        await using var server = await LiveServer.StartAsync();
        using var agent = new LiveAgent();

        var outcome = agent.Enroll(server.Port, await server.TokenAsync("edge-fra-01"));

        var enrolled = Assert.IsType<EnrollmentOutcome.Enrolled>(outcome);
        Assert.Equal("edge-fra-01", enrolled.NodeName);
        var node = Assert.Single(server.Nodes.Current.Nodes);
        Assert.Equal(("edge-fra-01", "FRA", "Frankfurt"), (node.Name, node.Pop, node.PopName));
        var key = Path.Combine(agent.State, "identity", "node.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task A_server_with_another_authority_is_never_shown_the_token()
    {
        await using var ours = await LiveServer.StartAsync();
        await using var theirs = await LiveServer.StartAsync();
        using var agent = new LiveAgent();
        var token = await ours.TokenAsync();

        var refused = Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(theirs.Port, token));

        Assert.Contains("fingerprint", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("flowtriq_server_refusals_total{", theirs.MetricsText(), StringComparison.Ordinal);
        Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(ours.Port, token));
    }

    [Fact]
    public async Task A_used_token_is_refused()
    {
        await using var server = await LiveServer.StartAsync();
        using var first = new LiveAgent();
        using var second = new LiveAgent();
        var token = await server.TokenAsync();
        Assert.IsType<EnrollmentOutcome.Enrolled>(first.Enroll(server.Port, token));

        var refused = Assert.IsType<EnrollmentOutcome.Refused>(second.Enroll(server.Port, token));

        Assert.Contains("has been used", refused.Reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(second.State, "identity", "node.json")));
    }

    [Fact]
    public async Task A_token_for_three_nodes_numbers_them()
    {
        await using var server = await LiveServer.StartAsync();
        var token = await server.TokenAsync("edge", uses: 3);
        for (var i = 0; i < 3; i++)
        {
            using var agent = new LiveAgent();
            Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(server.Port, token));
        }

        Assert.Equal(["edge", "edge-2", "edge-3"], server.Nodes.Current.Nodes.Select(node => node.Name).Order());
    }

    [Fact]
    public async Task An_expired_token_is_refused_by_the_server_whatever_the_nodes_clock_says()
    {
        await using var server = await LiveServer.StartAsync();
        using var agent = new LiveAgent();
        var token = await server.TokenAsync(lifetime: TimeSpan.FromSeconds(-5));

        // A node whose clock is an hour behind believes that the token is alive.
        var slow = new ShiftedTime(TimeSpan.FromHours(-1));
        var outcome = new Agent.Uplink.Enrollment(LiveAgent.Host, slow).Run(
            new Agent.Configuration.ServerAddress("127.0.0.1", server.Port),
            token,
            agent.State
        );

        Assert.Contains("expired", Assert.IsType<EnrollmentOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typing_error_is_told_apart_before_anything_is_sent()
    {
        await using var server = await LiveServer.StartAsync();
        using var agent = new LiveAgent();
        var token = await server.TokenAsync();
        var typed = token[..^1] + (token[^1] == 'a' ? 'b' : 'a');

        var refused = Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(server.Port, typed));

        Assert.Contains("typing error", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_limited_by_address()
    {
        await using var server = await LiveServer.StartAsync(new IngestOptions { EnrollmentsPerMinute = 2 });
        using var agent = new LiveAgent();
        var token = await server.TokenAsync();
        Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(server.Port, token));
        Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(server.Port, token));
        Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(server.Port, token));

        var refused = Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(server.Port, token));

        Assert.Contains("Too many", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("code=\"rate_limited\"", server.MetricsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_node_loses_its_session_and_is_refused_from_then_on()
    {
        await using var server = await LiveServer.StartAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);

        var registry = server.Services.GetRequiredService<NodeRegistry>();
        Assert.Equal(NodeChange.Done, await registry.RevokeAsync(agent.Node, CancellationToken.None));
        agent.Uplink.Offer(new Protocol.Report());

        await Soon.TrueAsync(() => !agent.Uplink.Status.Connected);
        await Soon.TrueAsync(() => agent.Log.Contains("revoked", StringComparison.Ordinal), () => agent.Log);
        Assert.Empty(server.Nodes.Current.Nodes);
        Assert.Empty(server.Services.GetRequiredService<AgentSessions>().Connected);
    }
}
