using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Live;

/// <summary>Tells browsers what happened. Never waits: each browser has its own queue.</summary>
internal sealed class LivePublisher(LiveConnections connections)
{
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>An incident changed; called after the commit.</summary>
    internal void Publish(IncidentSummary summary, IEnumerable<IncidentEvent> events)
    {
        connections.SendToAll(Encode("incident", new IncidentMessage(summary), droppable: false));
        foreach (var e in events)
        {
            connections.SendTo(
                $"{LiveHub.IncidentPrefix}{summary.Number}",
                Encode("incidentEvent", new IncidentEventMessage(summary.Number, e), droppable: false)
            );
        }
    }

    /// <summary>A mitigation changed; called after the commit.</summary>
    internal void Publish(MitigationSummary mitigation) =>
        connections.SendToAll(Encode("mitigation", new MitigationMessage(mitigation), droppable: false));

    /// <summary>The ladder of an incident changed; for those who look at it. Made only when somebody does.</summary>
    internal void PublishLadder(long incident, Func<LadderView?> ladder)
    {
        var group = $"{LiveHub.IncidentPrefix}{incident}";
        if (connections.Groups(group).Contains(group) && ladder() is { } view)
            connections.SendTo(group, Encode("ladder", new LadderMessage(view), droppable: false));
    }

    internal void NodeJoined(string tokenId, Node node) =>
        connections.SendToAll(Encode("nodeJoined", new NodeJoinedMessage(tokenId, node), droppable: false));

    internal void Tick(OverviewTick tick) =>
        connections.SendTo(LiveHub.Overview, Encode("tick", tick, droppable: true));

    internal void Tick(NodeTick tick) =>
        connections.SendTo($"{LiveHub.NodePrefix}{tick.Id}", Encode("node", tick, droppable: true));

    private static LiveMessage Encode<T>(string method, T payload, bool droppable)
    {
        var type = (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T));
        return new LiveMessage(method, new EncodedJson(JsonSerializer.SerializeToUtf8Bytes(payload, type)), droppable);
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        ApiJsonOptions.Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
