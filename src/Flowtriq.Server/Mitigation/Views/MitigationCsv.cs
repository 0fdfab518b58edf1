using System.Globalization;
using System.Text;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>Mitigations as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made text.</summary>
internal static class MitigationCsv
{
    private const string Header =
        "mitigation,level,state,disposition,action,target,customer,incident,policy,policyRevision,person,reason,created,"
        + "accepted,expires,ended,acceptedBy,askedOf,effect,approvedBy";

    internal static string Write(IEnumerable<MitigationSummary> mitigations)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var mitigation in mitigations)
            text.AppendJoin(',', Cells(mitigation).Select(Quote)).Append("\r\n");
        return text.ToString();
    }

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
            Time(m.Created),
            Time(m.Accepted),
            Time(m.Expires),
            Time(m.Ended),
            m.AcceptedBy.ToString(CultureInfo.InvariantCulture),
            m.AskedOf.ToString(CultureInfo.InvariantCulture),
            m.Effect,
            string.Join(' ', m.ApprovedBy),
        ];

    private static string Quote(string cell)
    {
        if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) ?? "";
}
