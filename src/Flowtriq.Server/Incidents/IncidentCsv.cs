using System.Globalization;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Incidents;

/// <summary>Incidents as a CSV file.</summary>
internal static class IncidentCsv
{
    private const string Header =
        "incident,state,severity,title,family,target,hosts,direction,pops,nodes,opened,onset,detected,resolved,"
        + "detectionSeconds,peakPps,peakBps,timesThreshold,owner,verdict";

    internal static FileContentHttpResult Of(IEnumerable<IncidentSummary> incidents) =>
        CsvFile.Of("incidents.csv", Header, incidents.Select(Cells));

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
            CsvFile.Time(i.Opened),
            CsvFile.Time(i.Onset),
            CsvFile.Time(i.Detected),
            CsvFile.Time(i.Resolved),
            Number(i.DetectionSeconds),
            Number(Math.Round(i.PeakPps)),
            Number(Math.Round(i.PeakBps)),
            Number(Math.Round(i.TimesThreshold, 2)),
            i.Owner ?? "",
            i.Verdict.ToString(),
        ];

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
