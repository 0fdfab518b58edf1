using System.Text.Json;
using Flowtriq.Agent.Events;
using Flowtriq.Core.Packets;
using Flowtriq.Protocol;
using Google.Protobuf.Collections;

namespace Flowtriq.Agent.Status;

/// <summary>A report as JSON, for those who ask the node itself. Rates in pps and bps, shares 0..1. Fields are only ever added.</summary>
internal static class ReportJson
{
    internal static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteString("state", Word(report.State));
        json.WriteNumber("configVersion", report.ConfigVersion);
        json.WriteStartArray("interfaces");
        foreach (var one in report.Interfaces)
            Interface(json, one);
        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (var target in report.TopTargets)
        {
            json.WriteStartObject();
            json.WriteString("target", target.Target);
            json.WriteNumber("pps", Rounded(target.Pps));
            json.WriteNumber("bps", Rounded(target.Bps));
            json.WriteNumber("standardErrorPps", Rounded(target.StandardErrorPps));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Ring(json, report.Ring ?? new RingQuality());
        Firewall(json, report.Firewall ?? new FirewallReport());
        Cost(json, report.Cost ?? new AgentCost());
    }

    private static void Interface(Utf8JsonWriter json, InterfaceReport one)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Name);
        json.WriteString("role", one.Role);
        json.WriteNumber("capacityBps", one.CapacityBps);
        json.WriteBoolean("up", one.Up);
        Direction(json, "inbound", one.Inbound);
        Direction(json, "outbound", one.Outbound);
        json.WriteEndObject();
    }

    private static void Direction(Utf8JsonWriter json, string name, DirectionReport direction)
    {
        json.WriteStartObject(name);
        json.WriteNumber("pps", Rounded(direction.Pps));
        json.WriteNumber("bps", Rounded(direction.Bps));
        json.WriteNumber("dropped", direction.Dropped);
        json.WriteNumber("filteredPps", Rounded(direction.FilteredPps));
        json.WriteNumber("filteredBps", Rounded(direction.FilteredBps));
        // One without bounds is counted only, and has no state.
        if (direction.Packets.Count + direction.Bits.Count > 0)
        {
            json.WriteString("state", Word(direction.State));
            json.WriteString("readiness", Word(direction.Readiness));
            json.WriteNumber("p99Pps", Rounded(direction.BaselineP99Pps));
            json.WriteNumber("p99Bps", Rounded(direction.BaselineP99Bps));
            Bounds(json, "packets", direction.Packets);
            Bounds(json, "bits", direction.Bits);
        }

        json.WriteEndObject();
    }

    private static void Bounds(Utf8JsonWriter json, string name, RepeatedField<BoundReport> bounds)
    {
        json.WriteStartArray(name);
        foreach (var bound in bounds)
        {
            json.WriteStartObject();
            json.WriteString("bound", bound.Bound);
            json.WriteNumber("value", Rounded(bound.Value));
            json.WriteBoolean("effective", bound.Effective);
            json.WriteString("text", bound.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Ring(Utf8JsonWriter json, RingQuality ring)
    {
        json.WriteStartObject("ring");
        json.WriteBoolean("active", ring.Active);
        json.WriteString("reason", ring.Reason);
        json.WriteNumber("sampling", ring.Sampling);
        json.WriteNumber("sampled", ring.Sampled);
        json.WriteNumber("dropped", ring.Dropped);
        json.WriteNumber("unparsed", ring.Unparsed);
        json.WriteNumber("held", ring.Held);
        json.WriteNumber("spanSeconds", Rounded(ring.SpanSeconds));
        json.WriteEndObject();
    }

    private static void Firewall(Utf8JsonWriter json, FirewallReport firewall)
    {
        json.WriteStartObject("firewall");
        json.WriteBoolean("available", firewall.Available);
        json.WriteString("reason", firewall.Reason);
        json.WriteNumber("filters", firewall.Filters.Count);
        json.WriteNumber("droppedPps", Rounded(firewall.DroppedPps));
        json.WriteNumber("droppedBps", Rounded(firewall.DroppedBps));
        json.WriteNumber("policyVersion", firewall.PolicyVersion);
        json.WriteNumber("ordersVersion", firewall.OrdersVersion);
        json.WriteEndObject();
    }

    private static void Cost(Utf8JsonWriter json, AgentCost cost)
    {
        json.WriteStartObject("cost");
        json.WriteNumber("cpuFraction", Math.Round(cost.CpuFraction, 6));
        json.WriteNumber("rssBytes", cost.RssBytes);
        json.WriteNumber("uptimeSeconds", cost.UptimeSeconds);
        json.WriteNumber("tickP99Us", Rounded(cost.TickP99Us));
        json.WriteEndObject();
    }

    private static string Word(DetectorState state) => Enum.GetName(state)?.ToLowerInvariant() ?? "";

    private static string Word(Readiness readiness) => Enum.GetName(readiness)?.ToLowerInvariant() ?? "";

    private static double Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 1) : 0;
}
