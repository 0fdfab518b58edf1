using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>Turns what a person asks for into actions; whether they may exist is for the safety kernel to say.</summary>
internal sealed class RequestReader(IncidentFinder incidents, SurroundingsReader surroundings)
{
    private const double ShortestMinutes = 1;
    private const double LongestMinutes = 1440;

    /// <summary>The actions; empty when there are errors.</summary>
    internal ImmutableArray<PlannedAction> Read(MitigationRequest request, Dictionary<string, string[]> errors)
    {
        var around = surroundings.Read();
        var incident = request.Incident is { } number ? incidents.Find(new IncidentId(number)) : null;
        if (request.Incident is not null && incident is null)
            errors["incident"] = ["There is no such incident."];
        if (request.TtlMinutes is not (>= ShortestMinutes and <= LongestMinutes))
            errors["ttlMinutes"] = ["The life is 1 to 1440 minutes."];
        if (request.LimitBps is { } limit && !(double.IsFinite(limit) && limit >= 8_000))
            errors["limitBps"] = ["A limit is at least 8 kbps, the least routers take."];
        CheckNodes(request, around, errors);
        var target = incident?.Target;
        if (request.Target is { Length: > 0 } text)
        {
            if (IpPrefix.TryParse(text, out var prefix))
                target = prefix;
            else
                errors["target"] = [$"\"{text}\" is not an address or a prefix."];
        }
        else if (target is null)
        {
            errors["target"] = ["Name a host or a prefix, or an incident whose target is known."];
        }

        if (errors.Count > 0 || target is null)
            return [];
        return request.Level switch
        {
            MitigationLevel.Firewall or MitigationLevel.FlowSpec => Rules(
                request,
                target.Value,
                incident,
                around,
                errors
            ),
            MitigationLevel.Blackhole => [new(new MitigationAction.Blackhole(target.Value), "", null)],
            MitigationLevel.Scrubbing => Divert(target.Value, around, errors),
        };
    }

    private static ImmutableArray<PlannedAction> Rules(
        MitigationRequest request,
        IpPrefix target,
        Incident? incident,
        Surroundings around,
        Dictionary<string, string[]> errors
    )
    {
        var action = request.LimitBps is { } limit
            ? FlowSpecAction.Limit(BytesPerSecond.From(new BitsPerSecond(limit)))
            : FlowSpecAction.Discard;
        if (request.Match is { } body)
        {
            var match = MatchText.Read(target, body, errors);
            if (errors.Count > 0)
                return [];
            var rule = new FlowSpecRule(match, action);
            RulePrediction? predicted = incident is null ? null : around.MixOf(incident).Predict([match]);
            return [new(Of(request.Level, rule), "", predicted)];
        }

        if (incident is null)
        {
            errors["match"] = ["Say which packets, or name an incident whose plan is to be used."];
            return [];
        }

        var policy = around.Rules.PolicyFor(around.Rules.Customers.OwnerOf(target));
        var plan = LadderSurvey.PlanOf(incident with { Target = target }, policy, around);
        if (plan.Rules.IsEmpty)
            errors["match"] = ["Nothing in the sample tells the attack apart from normal traffic: write the rule."];
        return
        [
            .. plan.Rules.Select(planned => new PlannedAction(
                Of(request.Level, request.LimitBps is null ? planned.Rule : planned.Rule with { Action = action }),
                planned.Vector,
                planned.Prediction
            )),
        ];
    }

    private static MitigationAction Of(MitigationLevel level, FlowSpecRule rule) =>
        level == MitigationLevel.Firewall ? new MitigationAction.EdgeFilter(rule) : new MitigationAction.FlowSpec(rule);

    private static ImmutableArray<PlannedAction> Divert(
        IpPrefix target,
        Surroundings around,
        Dictionary<string, string[]> errors
    )
    {
        if (around.DiversionFor(target) is { } divert)
            return [new(divert, "", null)];
        errors["target"] = [$"No diversion is configured for {target}."];
        return [];
    }

    private static void CheckNodes(MitigationRequest request, Surroundings around, Dictionary<string, string[]> errors)
    {
        if (request.Nodes is not { Count: > 0 } nodes)
            return;
        if (request.Level != MitigationLevel.Firewall)
            errors["nodes"] = ["Only level 1 runs on nodes."];
        else if (
            nodes.Select(static id => id ?? "").FirstOrDefault(id => around.Nodes.Find(new NodeId(id)) is null) is
            { } unknown
        )
            errors["nodes"] = [$"There is no node {unknown}."];
    }
}
