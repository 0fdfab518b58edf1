using System.Text.Json;
using Flowtriq.Protocol;
using Google.Protobuf.Collections;

namespace Flowtriq.Agent.Status;

/// <summary>Reads what <see cref="StatusWriter"/> writes. What is absent is empty: the agent that runs may be older or newer than this program.</summary>
internal static class StatusReader
{
    internal static AgentStatus Read(JsonElement root)
    {
        var queue = root.GetProperty("queue");
        var firewall = root.GetProperty("firewall");
        return new AgentStatus
        {
            At = root.GetProperty("at").GetDateTimeOffset(),
            Version = Text(root, "version"),
            ProcessId = (int)Number(root, "pid"),
            Node = Text(root, "node"),
            Filters = (int)Number(firewall, "filters"),
            Uplink = root.GetProperty("uplink") is { ValueKind: JsonValueKind.Object } uplink ? Uplink(uplink) : null,
            QueueCapacity = (int)Number(queue, "capacity"),
            QueueFault = Text(queue, "fault"),
            Attacks = [.. root.GetProperty("attacks").EnumerateArray().Select(Attack)],
            Notices =
            [
                .. root.GetProperty("notices")
                    .EnumerateArray()
                    .Select(one => new ToldNotice(
                        one.GetProperty("at").GetDateTimeOffset(),
                        Text(one, "kind"),
                        Text(one, "text")
                    )),
            ],
            Report = Report(root, queue, firewall),
        };
    }

    private static Report Report(JsonElement root, JsonElement queue, JsonElement firewall)
    {
        var ring = root.GetProperty("ring");
        var cost = root.GetProperty("cost");
        var report = new Report
        {
            State = State(root),
            ConfigVersion = (ulong)Number(root, "configVersion"),
            QueuedEvents = (uint)Number(queue, "waiting"),
            DroppedEvents = (ulong)Number(queue, "dropped"),
            Ring = new RingQuality
            {
                Active = Flag(ring, "active"),
                Reason = Text(ring, "reason"),
                Sampling = (uint)Number(ring, "sampling"),
                Sampled = (ulong)Number(ring, "sampled"),
                Dropped = (ulong)Number(ring, "dropped"),
                Unparsed = (ulong)Number(ring, "unparsed"),
                Held = (uint)Number(ring, "held"),
                SpanSeconds = Number(ring, "spanSeconds"),
            },
            Firewall = new FirewallReport
            {
                Available = Flag(firewall, "available"),
                Reason = Text(firewall, "reason"),
                DroppedPps = Number(firewall, "droppedPps"),
                DroppedBps = Number(firewall, "droppedBps"),
            },
            Cost = new AgentCost
            {
                CpuFraction = Number(cost, "cpuFraction"),
                RssBytes = (ulong)Number(cost, "rssBytes"),
                UptimeSeconds = (ulong)Number(cost, "uptimeSeconds"),
                TickP99Us = Number(cost, "tickP99Us"),
            },
        };
        foreach (var one in root.GetProperty("interfaces").EnumerateArray())
            report.Interfaces.Add(Interface(one));
        foreach (var one in root.GetProperty("targets").EnumerateArray())
            report.TopTargets.Add(
                new TargetShare
                {
                    Target = Text(one, "target"),
                    Pps = Number(one, "pps"),
                    Bps = Number(one, "bps"),
                    StandardErrorPps = Number(one, "standardErrorPps"),
                }
            );
        return report;
    }

    private static InterfaceReport Interface(JsonElement one) =>
        new()
        {
            Name = Text(one, "name"),
            Role = Text(one, "role"),
            CapacityBps = Number(one, "capacityBps"),
            Up = Flag(one, "up"),
            Inbound = Direction(one.GetProperty("inbound")),
            Outbound = Direction(one.GetProperty("outbound")),
        };

    private static DirectionReport Direction(JsonElement one)
    {
        var direction = new DirectionReport
        {
            Pps = Number(one, "pps"),
            Bps = Number(one, "bps"),
            Dropped = (ulong)Number(one, "dropped"),
            FilteredPps = Number(one, "filteredPps"),
            FilteredBps = Number(one, "filteredBps"),
            State = State(one),
            Readiness = Enum.TryParse<Readiness>(Text(one, "readiness"), ignoreCase: true, out var readiness)
                ? readiness
                : default,
        };
        Bounds(one, "packets", direction.Packets);
        Bounds(one, "bits", direction.Bits);
        return direction;
    }

    private static void Bounds(JsonElement from, string name, RepeatedField<BoundReport> into)
    {
        if (!from.TryGetProperty(name, out var bounds))
            return;
        foreach (var one in bounds.EnumerateArray())
            into.Add(
                new BoundReport
                {
                    Bound = Text(one, "bound"),
                    Value = Number(one, "value"),
                    Effective = Flag(one, "effective"),
                    Text = Text(one, "text"),
                }
            );
    }

    private static UplinkView Uplink(JsonElement one) =>
        new(
            Text(one, "server"),
            Flag(one, "connected"),
            Time(one, "since"),
            Text(one, "refusal"),
            Time(one, "refusedAt"),
            one.TryGetProperty("clockOffsetMs", out var offset) ? offset.GetDouble() : null,
            Time(one, "certificateExpires") ?? default
        );

    private static AttackView Attack(JsonElement one) =>
        new(
            Text(one, "interface"),
            Text(one, "direction") == "inbound",
            Text(one, "target"),
            Text(one, "family"),
            Flag(one, "subsiding"),
            Time(one, "onset") ?? default,
            Number(one, "pps"),
            Number(one, "bps"),
            Number(one, "peakBps"),
            Text(one.GetProperty("reason"), "text"),
            [
                .. one.GetProperty("vectors")
                    .EnumerateArray()
                    .Select(vector => $"{Text(vector, "name")} {Number(vector, "packetShare") * 100:0}%"),
            ]
        );

    private static DetectorState State(JsonElement from) =>
        Enum.TryParse<DetectorState>(Text(from, "state"), ignoreCase: true, out var state) ? state : default;

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double Number(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static bool Flag(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static DateTimeOffset? Time(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
