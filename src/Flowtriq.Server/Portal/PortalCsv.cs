using System.Globalization;
using Flowtriq.Server.Contract.Portal;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Portal;

/// <summary>A customer's incidents as a CSV file.</summary>
internal static class PortalCsv
{
    private const string Header = "incident,state,severity,title,target,hosts,onset,detected,resolved,peakPps,peakBps";

    internal static FileContentHttpResult Of(IEnumerable<PortalIncident> incidents) =>
        CsvFile.Of("incidents.csv", Header, incidents.Select(Cells));

    private static string[] Cells(PortalIncident i) =>
        [
            i.Id,
            i.State.ToString(),
            i.Severity.ToString(),
            i.Title,
            i.Target,
            i.Hosts.ToString(CultureInfo.InvariantCulture),
            CsvFile.Time(i.Onset),
            CsvFile.Time(i.Detected),
            CsvFile.Time(i.Resolved),
            i.PeakPps.ToString(CultureInfo.InvariantCulture),
            i.PeakBps.ToString(CultureInfo.InvariantCulture),
        ];
}
