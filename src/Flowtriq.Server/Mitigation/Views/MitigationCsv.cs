using System.Globalization;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>Mitigations as a CSV file.</summary>
internal static class MitigationCsv
{
    private const string Header =
        "mitigation,level,state,disposition,action,target,customer,incident,policy,policyRevision,person,reason,created,"
        + "accepted,expires,ended,acceptedBy,askedOf,effect,approvedBy";

    internal static FileContentHttpResult Of(IEnumerable<MitigationSummary> mitigations) =>
        CsvFile.Of("mitigations.csv", Header, mitigations.Select(Cells));

    private static string[] Cells(MitigationSummary m) =>
        [
            m.Id,
            m.Level.ToString(),
            m.State.ToString(),
            m.Disposition.ToString(),
            m.Action,
            m.Target ?? "",
            m.Customer ?? "",
            m.Incident is { } incident ? $"INC-{incident}" : "",
            m.Policy ?? "",
            m.PolicyRevision?.ToString(CultureInfo.InvariantCulture) ?? "",
            m.Person ?? "",
            m.Reason,
            CsvFile.Time(m.Created),
            CsvFile.Time(m.Accepted),
            CsvFile.Time(m.Expires),
            CsvFile.Time(m.Ended),
            m.AcceptedBy.ToString(CultureInfo.InvariantCulture),
            m.AskedOf.ToString(CultureInfo.InvariantCulture),
            m.Effect,
            string.Join(' ', m.ApprovedBy),
        ];
}
