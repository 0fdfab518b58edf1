using System.Text;
using Flowtriq.Protocol;
using Google.Protobuf.Collections;

namespace Flowtriq.Agent.Status;

/// <summary>What an agent said of itself, for people: every state, every threshold with its reason, everything that is wrong.</summary>
internal static class StatusText
{
    internal static string Write(AgentStatus status)
    {
        var text = new StringBuilder();
        var (report, cost) = (status.Report, status.Report.Cost);
        Line(
            text,
            "ftagent",
            $"{Short(status.Version)} on {status.Node}, process {status.ProcessId}, running for {Amounts.Span(TimeSpan.FromSeconds(cost.UptimeSeconds))}"
        );
        Line(text, "state", State(status));
        Uplink(text, status);
        Line(
            text,
            "queue",
            $"{report.QueuedEvents} of {status.QueueCapacity} events wait, {report.DroppedEvents} lost{(status.QueueFault.Length == 0 ? "" : $"; IN MEMORY ONLY: {status.QueueFault}")}"
        );
        Line(text, "ring", Ring(report.Ring));
        Line(text, "firewall", Firewall(status));
        Line(
            text,
            "cost",
            $"{cost.CpuFraction * 100:0.00}% of a core, {Amounts.Bytes(cost.RssBytes)} resident, a tick works {cost.TickP99Us / 1000:0.0} ms (p99)"
        );
        Line(
            text,
            "config",
            report.ConfigVersion == 0
                ? "this node's file"
                : $"this node's file and version {report.ConfigVersion} from the server"
        );
        foreach (var one in report.Interfaces)
            Interface(text, one);
        foreach (var attack in status.Attacks)
            Attack(text, attack, status.At);
        if (status.Notices.Count > 0)
            text.Append('\n');
        foreach (var notice in status.Notices)
            text.Append($"\nnotice {notice.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z {notice.Kind}: {notice.Text}");
        return text.ToString();
    }

    /// <summary>A version without its build.</summary>
    internal static string Short(string version) => version.Split('+')[0];

    private static void Line(StringBuilder text, string label, string value)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append($"{label, -9} {value}");
    }

    private static string State(AgentStatus status) =>
        status.Attacks.Count switch
        {
            0 => Word(status.Report.State),
            1 => $"{Word(status.Report.State)}, 1 attack open",
            var several => $"{Word(status.Report.State)}, {several} attacks open",
        };

    private static void Uplink(StringBuilder text, AgentStatus status)
    {
        if (status.Uplink is not { } uplink)
        {
            Line(text, "server", "none, standalone: events go to standard output");
            return;
        }

        var connected = uplink is { Connected: true, Since: { } since }
            ? $"connected for {Amounts.Span(status.At - since)}"
            : "NOT CONNECTED";
        Line(text, "server", $"{uplink.Server}, {connected}");
        if (uplink.Refusal.Length > 0)
            Line(text, "", $"last loss {uplink.RefusedAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: {uplink.Refusal}");
        Line(
            text,
            "clock",
            uplink.ClockOffsetMilliseconds is { } offset
                ? $"the server's is {Math.Abs(offset):0.0} ms {(offset < 0 ? "behind" : "ahead")}"
                : "not compared with the server yet"
        );
        Line(
            text,
            "identity",
            $"certificate until {uplink.CertificateExpires.UtcDateTime:yyyy-MM-dd} ({(uplink.CertificateExpires < status.At ? "EXPIRED" : Amounts.Span(uplink.CertificateExpires - status.At))})"
        );
    }

    private static string Ring(RingQuality ring) =>
        ring.Active
            ? $"1 packet in {ring.Sampling}; in the last second {ring.Sampled} taken, {ring.Dropped} lost, {ring.Unparsed} not readable; {ring.Held} held over {ring.SpanSeconds:0.0} s"
            : $"off: {ring.Reason}";

    private static string Firewall(AgentStatus status)
    {
        var firewall = status.Report.Firewall;
        if (!firewall.Available)
            return $"off: {firewall.Reason}";
        var dropping =
            status.Filters == 0
                ? "no filter in force"
                : $"{status.Filters} filters drop {Amounts.Packets(firewall.DroppedPps)}, {Amounts.Bits(firewall.DroppedBps)}";
        return firewall.Reason.Length == 0 ? $"ready, {dropping}" : $"{dropping}; {firewall.Reason}";
    }

    private static void Interface(StringBuilder text, InterfaceReport one)
    {
        var capacity = one.CapacityBps > 0 ? Amounts.Bits(one.CapacityBps) : "capacity unknown";
        text.Append($"\n\n{one.Name}  {one.Role}, {capacity}, {(one.Up ? "up" : "DOWN")}");
        Direction(text, "in", one.Inbound);
        Direction(text, "out", one.Outbound);
    }

    private static void Direction(StringBuilder text, string name, DirectionReport one)
    {
        text.Append(
            $"\n  {name, -4} {Amounts.Packets(one.Pps)}, {Amounts.Bits(one.Bps)}, {one.Dropped} dropped by the kernel"
        );
        if (one.FilteredPps > 0)
            text.Append($", {Amounts.Packets(one.FilteredPps)} filtered");
        if (one.Packets.Count + one.Bits.Count == 0)
        {
            text.Append("; counted only");
            return;
        }

        text.Append($"; {Word(one.State)}, baseline {Word(one.Readiness)}");
        Threshold(text, "packets", one.Packets);
        Threshold(text, "bits", one.Bits);
    }

    private static void Threshold(StringBuilder text, string metric, RepeatedField<BoundReport> bounds)
    {
        text.Append($"\n       {metric, -7} ");
        var effective = bounds.FirstOrDefault(static bound => bound.Effective);
        text.Append(effective is null ? "nothing known yet, cannot alarm" : $"alarm above {effective.Text}");
        var others = bounds.Where(static bound => !bound.Effective).Select(static bound => bound.Text).ToList();
        if (others.Count > 0)
            text.Append($"; not in force: {string.Join(", ", others)}");
    }

    private static void Attack(StringBuilder text, AttackView attack, DateTimeOffset now)
    {
        text.Append(
            $"\n\nattack {attack.Family} {attack.Where}, {(attack.Subsiding ? "subsiding, " : "")}since {Amounts.Span(now - attack.Onset)}"
        );
        text.Append(
            $"\n       {Amounts.Packets(attack.Pps)}, {Amounts.Bits(attack.Bps)}, peak {Amounts.Bits(attack.PeakBps)}"
        );
        if (attack.Vectors.Count > 0)
            text.Append($"\n       {string.Join(", ", attack.Vectors)}");
        text.Append($"\n       {attack.Reason}");
    }

    private static string Word<T>(T state)
        where T : struct, Enum => Enum.GetName(state)?.ToLowerInvariant() ?? "unknown";
}
