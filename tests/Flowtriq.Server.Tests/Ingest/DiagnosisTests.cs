using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using FindingLevel = Flowtriq.Server.Contract.FindingLevel;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class DiagnosisTests
{
    private static Finding Found(FindingLevel level, string text) =>
        new()
        {
            Check = "clock",
            Level = (Protocol.FindingLevel)level,
            Text = text,
            Advice = "run an NTP client",
        };

    private static Diagnosis Diagnosis(params Finding[] findings)
    {
        var diagnosis = new Diagnosis();
        diagnosis.Findings.AddRange(findings);
        return diagnosis;
    }

    [Fact]
    public async Task What_an_agent_finds_is_known_in_every_session_and_the_last_word_holds()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        string? Text() =>
            server.Services.GetRequiredService<LiveNodes>().Find(agent.Node)?.Findings is [var first, ..]
                ? first.Text
                : null;

        agent.Uplink.Offer(Diagnosis(Found(FindingLevel.Warning, "nothing keeps this clock in step")));
        await Soon.TrueAsync(() => Text() == "nothing keeps this clock in step", () => agent.Log);
        agent.Uplink.Offer(Diagnosis(Found(FindingLevel.Ok, "kept in step")));
        await Soon.TrueAsync(() => Text() == "kept in step", () => agent.Log);
        await server.StopAsync();
        await server.StartAgainAsync();

        await Soon.TrueAsync(() => Text() == "kept in step", () => agent.Log);
    }

    [Fact]
    public async Task What_an_agent_found_is_known_after_a_restart_before_the_agent_is_back()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        IReadOnlyList<Contract.Finding> Known() =>
            server.Services.GetRequiredService<LiveNodes>().Find(agent.Node)?.Findings ?? [];
        agent.Uplink.Offer(Diagnosis(Found(FindingLevel.Problem, "the clock is wrong")));
        await Soon.TrueAsync(() => Known().Count == 1, () => agent.Log);
        agent.Stop();

        await server.StopAsync();
        await server.StartAgainAsync();

        var kept = Assert.Single(Known());
        Assert.Equal((FindingLevel.Problem, "the clock is wrong"), (kept.Level, kept.Text));
    }

    [Fact]
    public void The_worst_comes_first_and_nothing_is_longer_than_people_read()
    {
        var many = Enumerable.Range(0, 500).Select(_ => Found(FindingLevel.Ok, new string('x', 5_000)));

        var read = Findings.Read(Diagnosis([Found(FindingLevel.Ok, "a"), Found(FindingLevel.Problem, "b"), .. many]));

        Assert.Equal((100, "b"), (read.Count, read[0].Text));
        Assert.All(read, one => Assert.InRange(one.Text.Length, 1, 1_000));
    }

    [Fact]
    public void A_level_that_only_a_newer_agent_knows_is_a_warning()
    {
        var read = Findings.Read(Diagnosis(Found((FindingLevel)9, "new")));

        Assert.Equal(FindingLevel.Warning, Assert.Single(read).Level);
    }
}
