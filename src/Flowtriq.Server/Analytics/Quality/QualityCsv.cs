using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.Quality;

/// <summary>The times of every incident as a CSV file.</summary>
internal static class QualityCsv
{
    private const string Header =
        "incident,title,target,onset,detectSeconds,alertSeconds,inForceSeconds,mitigateSeconds,verdict";

    internal static FileContentHttpResult Of(IEnumerable<IncidentTimes> incidents) =>
        CsvFile.Of("detection-quality.csv", Header, incidents.Select(Cells));

    private static string[] Cells(IncidentTimes incident) =>
        [
            incident.Id,
            incident.Title,
            incident.Target ?? "",
            CsvFile.Time(incident.Onset),
            Figures.Cell(incident.DetectSeconds),
            Figures.Cell(incident.AlertSeconds),
            Figures.Cell(incident.InForceSeconds),
            Figures.Cell(incident.MitigateSeconds),
            incident.Verdict.ToString(),
        ];
}
