using Flowtriq.Agent.Status;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Top;

/// <summary>
/// One picture of a running agent in lines that fit a terminal. What is wrong comes first when there is little room: attacks before
/// targets, interfaces in trouble before quiet ones.
/// </summary>
internal static class TopFrame
{
    internal const int Width = 80;
    internal const int Height = 24;

    private const int MostTargets = 10;

    // Why there is no connection, with what to do about it, is worth more than one line.
    private const int MostUplinkLines = 3;
    private const int RoomForReasons = 20;

    // A blank line, a title and one entry of two lines.
    private const int LeastLines = 4;
    private static readonly string InterfaceHeader = Row(
        "INTERFACE",
        "STATE",
        ["IN PPS", "IN BPS", "OUT PPS", "OUT BPS"],
        "LOST",
        "ALARM ABOVE"
    );
    private static readonly string TargetHeader = $"{"TARGET", -43} {"PPS", 8} {"BPS", 8}";

    internal static IReadOnlyList<string> Draw(AgentStatus status, int width, int height)
    {
        var lines = Head(status, width, height);
        var room = height - lines.Count;
        var attacks = Attacks(status);
        var targets = Targets(status.Report);
        var interfaces = Interfaces(status.Report);
        // Each part keeps a few lines; what one leaves, the next takes.
        var forAttacks = Part(attacks.Count, room, room - interfaces.Count - targets.Count);
        var forInterfaces = Part(interfaces.Count, room - forAttacks, room - forAttacks - targets.Count);
        Take(lines, interfaces, forInterfaces);
        Take(lines, attacks, forAttacks);
        Take(lines, targets, height - lines.Count);
        return [.. lines.Select(line => Fit(line, width))];
    }

    private static int Part(int wanted, int room, int left) =>
        Math.Clamp(Math.Max(left, Math.Max(room / 3, LeastLines)), 0, Math.Min(wanted, Math.Max(room, 0)));

    private static List<string> Head(AgentStatus status, int width, int height)
    {
        var (report, cost) = (status.Report, status.Report.Cost);
        var title =
            $"ftagent {StatusText.Short(status.Version)}  {status.Node}  {Enum.GetName(report.State)?.ToUpperInvariant()}";
        var ring = report.Ring.Active
            ? $"ring 1 in {report.Ring.Sampling}, {report.Ring.Sampled} sampled, {report.Ring.Dropped} lost"
            : $"ring off: {report.Ring.Reason}";
        var filters =
            status.Filters > 0 ? $"; {status.Filters} filters drop {Amounts.Packets(report.Firewall.DroppedPps)}" : "";
        return
        [
            Aligned(title, $"{status.At.UtcDateTime:HH:mm:ss}Z", width),
            .. Wrapped(Uplink(status), width, height >= RoomForReasons ? MostUplinkLines : 1),
            $"queue {report.QueuedEvents} of {status.QueueCapacity}, {report.DroppedEvents} lost; {ring}{filters}",
            $"cpu {cost.CpuFraction * 100:0.00}%, memory {Amounts.Bytes(cost.RssBytes)}, up {Amounts.Span(TimeSpan.FromSeconds(cost.UptimeSeconds))}",
        ];
    }

    private static string Uplink(AgentStatus status) =>
        status.Uplink switch
        {
            null => "standalone, no server",
            { Connected: true, Since: { } since } uplink =>
                $"server {uplink.Server}, connected for {Amounts.Span(status.At - since)}, clock {uplink.ClockOffsetMilliseconds ?? 0:+0.0;-0.0;0.0} ms",
            { } uplink => $"server {uplink.Server} NOT CONNECTED: {uplink.Refusal}",
        };

    private static List<string> Interfaces(Report report)
    {
        List<string> lines = ["", InterfaceHeader];
        lines.AddRange(report.Interfaces.OrderByDescending(Trouble).Select(Interface));
        return lines;
    }

    // The worst first, then the busiest.
    private static double Trouble(InterfaceReport one)
    {
        var state = Math.Max(Rank(one.Inbound.State), Rank(one.Outbound.State));
        return state * 1e15 + one.Inbound.Bps + one.Outbound.Bps;
    }

    private static int Rank(DetectorState state) =>
        state switch
        {
            DetectorState.Attack => 3,
            DetectorState.Elevated => 2,
            DetectorState.Subsiding => 1,
            _ => 0,
        };

    private static string Interface(InterfaceReport one)
    {
        var worst = Rank(one.Outbound.State) > Rank(one.Inbound.State) ? one.Outbound : one.Inbound;
        var watched = one.Inbound.Packets.Count + one.Inbound.Bits.Count > 0;
        var state =
            !one.Up ? "DOWN"
            : !watched ? one.Role
            : Rank(worst.State) > 1 ? Enum.GetName(worst.State)!.ToUpperInvariant()
            : Enum.GetName(worst.State)!.ToLowerInvariant();
        return Row(
            one.Name,
            state,
            [
                Amounts.Brief(one.Inbound.Pps),
                Amounts.Brief(one.Inbound.Bps),
                Amounts.Brief(one.Outbound.Pps),
                Amounts.Brief(one.Outbound.Bps),
            ],
            $"{one.Inbound.Dropped + one.Outbound.Dropped}",
            Alarm(worst)
        );
    }

    private static string Row(string name, string state, ReadOnlySpan<string> rates, string lost, string alarm) =>
        $"{Cut(name, 12), -12} {Cut(state, 9), -9} {rates[0], 7} {rates[1], 7} {rates[2], 7} {rates[3], 7} {lost, 5}  {alarm}";

    // Which bound, and of which metric, is nearest to being exceeded.
    private static string Alarm(DirectionReport one)
    {
        var packets = one.Packets.FirstOrDefault(static bound => bound.Effective);
        var bits = one.Bits.FirstOrDefault(static bound => bound.Effective);
        var nearest =
            packets is null ? bits
            : bits is null || one.Pps / packets.Value >= one.Bps / bits.Value ? packets
            : bits;
        return nearest is null ? "-"
            : ReferenceEquals(nearest, packets) ? $"{nearest.Bound} {Amounts.Packets(nearest.Value)}"
            : $"{nearest.Bound} {Amounts.Bits(nearest.Value)}";
    }

    private static List<string> Attacks(AgentStatus status)
    {
        if (status.Attacks.Count == 0)
            return [];
        List<string> lines = ["", $"ATTACKS ({status.Attacks.Count})"];
        foreach (var attack in status.Attacks.OrderByDescending(static one => one.Bps))
        {
            lines.Add(
                $"{attack.Family} {attack.Where}, {Amounts.Packets(attack.Pps)}, {Amounts.Bits(attack.Bps)}, {Amounts.Span(status.At - attack.Onset)}"
            );
            lines.Add($"  {(attack.Vectors.Count > 0 ? string.Join(", ", attack.Vectors) : attack.Reason)}");
        }

        return lines;
    }

    private static List<string> Targets(Report report)
    {
        List<string> lines = ["", TargetHeader];
        if (report.TopTargets.Count == 0)
            lines.Add(
                report.Ring.Active ? "none: nothing was sampled" : "none: targets are known from the packet ring only"
            );
        lines.AddRange(
            report
                .TopTargets.Take(MostTargets)
                .Select(one => $"{Cut(one.Target, 43), -43} {Amounts.Brief(one.Pps), 8} {Amounts.Brief(one.Bps), 8}")
        );
        return lines;
    }

    private static void Take(List<string> into, List<string> from, int room)
    {
        if (room >= from.Count)
            into.AddRange(from);
        else if (room > 2)
            into.AddRange([.. from.Take(room - 1), $"... {from.Count - room + 1} lines more"]);
    }

    private static string Aligned(string left, string right, int width) =>
        left.Length + right.Length < width ? left.PadRight(width - right.Length) + right : left;

    // Breaks at blanks; what is left over stays in the last line.
    private static IEnumerable<string> Wrapped(string text, int width, int most)
    {
        for (var line = 1; line < most && text.Length > width; line++)
        {
            var end = text.LastIndexOf(' ', width);
            if (end <= 0)
                break;
            yield return text[..end];
            text = $"  {text[(end + 1)..]}";
        }

        yield return text;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "~";

    private static string Fit(string line, int width) => line.Length <= width ? line.TrimEnd() : line[..width];
}
