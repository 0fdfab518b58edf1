using System.Globalization;
using System.Text;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Incidents;

/// <summary>Incidents as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made text.</summary>
internal static class IncidentCsv
{
    private const string Header =
        "incident,state,severity,title,family,target,hosts,direction,pops,nodes,opened,onset,detected,resolved,"
        + "detectionSeconds,peakPps,peakBps,timesThreshold,owner,verdict";

    internal static string Write(IEnumerable<IncidentSummary> incidents)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var incident in incidents)
            text.AppendJoin(',', Cells(incident).Select(Quote)).Append("\r\n");
        return text.ToString();
    }

    private static string[] Cells(IncidentSummary i) =>
        [
            i.Id,
            i.State.ToString(),
            i.Severity.ToString(),
            i.Title,
            i.Family,
            i.Target ?? "",
            Number(i.HostCount),
            i.Direction.ToString(),
            string.Join(' ', i.Nodes.Select(static n => n.Pop).Distinct()),
            string.Join(' ', i.Nodes.Select(static n => n.Name)),
            Time(i.Opened),
            Time(i.Onset),
            Time(i.Detected),
            i.Resolved is { } resolved ? Time(resolved) : "",
            Number(i.DetectionSeconds),
            Number(Math.Round(i.PeakPps)),
            Number(Math.Round(i.PeakBps)),
            Number(Math.Round(i.TimesThreshold, 2)),
            i.Owner ?? "",
            i.Verdict.ToString(),
        ];

    private static string Quote(string cell)
    {
        if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
