using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>What of the history is asked for, as it stands in an address.</summary>
internal sealed record SeriesRequest
{
    /// <summary>"network", "pop", "node", "interface", "customer", "target", "protocol" or "vector".</summary>
    public string? Scope { get; init; }

    /// <summary>The name of the one that is meant; of an interface, its node.</summary>
    public string? Of { get; init; }

    /// <summary>The name of an interface.</summary>
    public string? Interface { get; init; }

    /// <summary>"inbound" or "outbound".</summary>
    public string? Direction { get; init; }

    /// <summary>ISO 8601 or milliseconds since 1970; an hour ago when absent.</summary>
    public string? From { get; init; }

    /// <summary>The same; now when absent.</summary>
    public string? To { get; init; }

    /// <summary>At most about so many points, 10 to 5,000.</summary>
    public int? Points { get; init; }

    /// <summary>"csv" for a file.</summary>
    public string? Format { get; init; }

    internal bool TryRead(DateTimeOffset now, out SeriesQuery query, out Dictionary<string, string[]> faults)
    {
        var found = new RequestFaults();
        if (!TimeRange.TryParse(From, To, new TimeRange(now.AddHours(-1), now), out var range, out var wrong))
        {
            foreach (var (field, reasons) in wrong)
                found.Add(field, reasons[0]);
        }

        found.When(Points is < 10 or > 5_000, "points", "Ask for 10 to 5,000 points.");
        var scope = ReadScope(found);
        faults = found.All;
        query = new SeriesQuery(scope, range, Points ?? SeriesQuery.Usual);
        return found.None;
    }

    private SeriesScope ReadScope(RequestFaults faults)
    {
        var way = ReadDirection(faults);
        var name = Of ?? "";
        faults.When(name.Length == 0 && Scope is not (null or "" or "network"), "of", "Say of which one, by its name.");
        switch (Scope)
        {
            case null or "" or "network":
                return new SeriesScope.Network(way);
            case "pop":
                return new SeriesScope.Pop(name, way);
            case "node":
                return new SeriesScope.Node(new NodeId(name), way);
            case "interface":
                faults.When(string.IsNullOrEmpty(Interface), "interface", "Say which interface of the node.");
                return new SeriesScope.Interface(new NodeId(name), Interface ?? "", way);
            case "customer":
                return new SeriesScope.Customer(name);
            case "vector":
                return new SeriesScope.Vector(name);
            case "protocol":
                faults.When(
                    name.Length > 0 && SeriesKinds.Protocol(name) is null,
                    "of",
                    "A protocol is \"tcp\", \"udp\", \"icmp\" or \"other\"."
                );
                return new SeriesScope.Protocol(name);
            case "target":
                if (IpPrefix.TryParse(name, out var prefix))
                    return new SeriesScope.Target(prefix);
                faults.When(name.Length > 0, "of", $"\"{name}\" is no prefix.");
                break;
            default:
                faults.Add("scope", $"\"{Scope}\" is not measured.");
                break;
        }

        return new SeriesScope.Network(way);
    }

    private Direction ReadDirection(RequestFaults faults)
    {
        faults.When(
            Direction is not (null or "" or "inbound" or "outbound"),
            "direction",
            "A direction is \"inbound\" or \"outbound\"."
        );
        return Direction == "outbound" ? Core.Traffic.Direction.Outbound : Core.Traffic.Direction.Inbound;
    }
}
