using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Measures the return of clean traffic for the diversions that are in force.</summary>
internal sealed class ReturnMeter(LiveNodes nodes, ReturnProbes probes, TimeProvider time)
{
    internal CleanReturn Of(ScrubbingSetup setup, DiversionRecord record)
    {
        if (record.State != DiversionState.Advertised || setup.Return is not { } path)
            return CleanReturn.NotMeasured;
        var measured = ImmutableArray.CreateBuilder<bool?>();
        if (path is { Node: { Length: > 0 } node, Interface: { Length: > 0 } name })
            measured.Add(Arrives(new NodeId(node), name, path.MinimumPps ?? 1));
        foreach (var target in Targets(setup, record))
            measured.Add(CleanReturnRules.Answers(probes.Of(target), time.GetUtcNow()));
        return CleanReturnRules.Of(measured);
    }

    /// <summary>The targets that are probed while this diversion is in force.</summary>
    internal static IEnumerable<ProbeTarget> Targets(ScrubbingSetup setup, DiversionRecord record) =>
        from text in setup.Return?.Probes ?? []
        let target = ProbeTarget.TryParse(text, out var parsed) ? parsed : (ProbeTarget?)null
        where target is not null && record.Prefix.Contains(target.Value.Address)
        select target.Value;

    private bool? Arrives(NodeId node, string name, double minimum)
    {
        var found = nodes.IsSilent(node)
            ? null
            : nodes.Find(node)?.Last?.Report.Interfaces.FirstOrDefault(i => i.Name == name);
        return CleanReturnRules.Arrives(found?.Up, found?.Inbound?.Pps ?? 0, minimum);
    }
}
