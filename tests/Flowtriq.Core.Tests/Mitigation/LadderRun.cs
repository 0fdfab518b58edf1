using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>Calls the ladder once a second and remembers what it said.</summary>
internal sealed class LadderRun(Policy policy)
{
    internal static readonly FlowSpecPlan DnsPlan = FlowSpecPlanner.Plan(
        Net.Host,
        Net.Attack().Picture,
        TrafficMix.Unknown,
        new PlanOptions()
    );

    internal DateTimeOffset Now { get; private set; } = Net.Start;

    internal LadderState State { get; private set; } = LadderState.Empty;

    internal LadderDecision Last { get; private set; } = new([], LadderState.Empty, []);

    internal Policy Policy { get; set; } = policy;

    internal Incident Incident { get; set; } = Net.Attack();

    internal LadderFacts Facts { get; set; } = new() { Owner = Net.Acme, Plan = DnsPlan };

    /// <summary>Levels in force, lowest first: "1 2".</summary>
    internal string Levels => string.Join(' ', Last.InForce.Select(level => (int)level).Order());

    /// <summary>The attack has this rate for so many seconds; all of it is left over unless a residual is given.</summary>
    internal LadderRun For(double seconds, double mbps, double? residualMbps = null, double? link = null)
    {
        var until = Now.AddSeconds(seconds);
        Facts = Facts with
        {
            Offered = TrafficRate.Of(mbps * 100, mbps * 1e6),
            Residual = new BitsPerSecond((residualMbps ?? mbps) * 1e6),
            LinkShare = link,
        };
        while (Now < until)
        {
            Decide();
            Now = Now.AddSeconds(1);
        }
        return this;
    }

    /// <summary>The wall clock is put forward or back.</summary>
    internal void StepClock(TimeSpan by) => Now += by;

    internal LadderRun Decide()
    {
        Last = Ladder.Decide(Incident, Policy, Facts, State, Now);
        State = Last.State;
        return this;
    }

    internal LadderRun Approve(MitigationLevel level, params string[] people)
    {
        Facts = Facts with
        {
            Approvals = [.. Facts.Approvals, .. people.Select(name => new LevelApproval(level, Net.Person(name)))],
        };
        return this;
    }

    internal static Policy Automatic(Policy preset) =>
        preset with
        {
            Levels = preset.Levels.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value with { Mode = LevelMode.Auto }
            ),
        };
}
