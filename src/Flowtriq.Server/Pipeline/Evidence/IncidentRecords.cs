using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Nodes.Configuration;
using IncidentEvent = Flowtriq.Server.Contract.IncidentEvent;

namespace Flowtriq.Server.Pipeline.Evidence;

/// <summary>
/// What is on record of an incident beside its captures: its state, its timeline, and how its nodes were configured and what was
/// laid down about mitigation when it began.
/// </summary>
internal sealed class IncidentRecords(
    IncidentReader reader,
    IncidentStore store,
    ConfigStore configurations,
    RuleHistory rules,
    NodeDirectory directory
)
{
    internal Incident? Find(IncidentId id) => reader.Find(id);

    internal IncidentDetail Detail(Incident incident) => reader.Detail(incident);

    internal IncidentEvent[] Timeline(Incident incident) =>
        [.. store.Events(incident.Id).Select(static row => row.View())];

    /// <summary>Of every node that saw it, as the server had set it at the onset.</summary>
    internal NodeConfigurationThen[] Configuration(Incident incident) =>
        [
            .. incident
                .Observations.Select(static seen => seen.Latest.Node)
                .Distinct()
                .Select(directory.Current.Find)
                .OfType<RegisteredNode>()
                .Select(node => Then(node, incident.Onset)),
        ];

    /// <summary>As it was when the first node decided that this is an attack.</summary>
    internal MitigationThen Mitigation(Incident incident) => rules.At(incident.Detected, incident.Target);

    private NodeConfigurationThen Then(RegisteredNode node, DateTimeOffset at)
    {
        var layers = configurations.At(ConfigScope.Of(node), at);
        using var settings = JsonDocument.Parse(NodeConfigs.Merge(layers));
        return new NodeConfigurationThen(
            node.Id.Value,
            node.Name,
            at,
            [
                .. layers.Select(static layer => new ConfigLayerThen(
                    layer.Scope,
                    layer.Version,
                    layer.SetAt,
                    layer.By,
                    layer.Note
                )),
            ],
            settings.RootElement.Clone()
        );
    }
}
