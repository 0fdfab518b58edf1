using System.Text;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels.Syslog;

/// <summary>
/// A syslog message (RFC 5424): priority, time, host, program, what happened, the facts as structured data, the headline.
/// The number after "flowtriq@" is the one reserved for those without one of their own (RFC 5612).
/// </summary>
internal static class SyslogMessage
{
    private const string Element = "flowtriq@32473";

    internal static string Of(int facility, string host, Alert alert)
    {
        var text = new StringBuilder();
        var kind = alert.Kind.ToString().ToLowerInvariant();
        text.Append($"<{Priority(facility, alert)}>1 {MessageJson.Time(alert.At)} {host} flowtriq - {kind} [{Element}");
        foreach (var (name, value) in Data(alert))
            text.Append($" {name}=\"{Escaped(value)}\"");
        return text.Append("] ").Append(OneLine(AlertText.Headline(alert))).ToString();
    }

    /// <summary>Facility and severity in one number (RFC 5424, section 6.2.1).</summary>
    internal static int Priority(int facility, Alert alert) => (facility * 8) + Level(alert);

    private static int Level(Alert alert) =>
        (alert.Kind, alert.Severity) switch
        {
            (AlertKind.Test, _) => 6,
            (AlertKind.Acknowledged or AlertKind.Resolved, _) => 5,
            (_, Severity.Critical) => 2,
            (_, Severity.High) => 3,
            (_, Severity.Medium) => 4,
            (_, Severity.Low) => 5,
        };

    private static IEnumerable<(string Name, string Value)> Data(Alert alert)
    {
        yield return ("id", alert.Key);
        yield return ("workspace", alert.Workspace);
        if (alert.Kind == AlertKind.Test)
            yield break;
        yield return ("incident", alert.Incident.ToString());
        yield return ("severity", alert.Severity.ToString().ToLowerInvariant());
        if (alert.Target is { } target)
            yield return ("target", target);
        if (alert.Customer is { } customer)
            yield return ("customer", customer);
        if (alert.Vectors.Count > 0)
            yield return (
                "vectors",
                string.Join(", ", alert.Vectors.Select(static v => $"{v.Name} {AlertText.Percent(v.Share)}"))
            );
        yield return ("peakPps", Math.Round(alert.PeakPps).ToString());
        yield return ("peakBps", Math.Round(alert.PeakBps).ToString());
        if (alert.Pops.Count > 0)
            yield return ("pops", string.Join(", ", alert.Pops));
        yield return ("onset", MessageJson.Time(alert.Onset));
        if (alert.Actions.Count > 0)
            yield return ("actions", string.Join("; ", alert.Actions));
        if (alert.Link is { } link)
            yield return ("link", link);
    }

    private static string Escaped(string value) =>
        OneLine(value)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("]", "\\]", StringComparison.Ordinal);

    private static string OneLine(string text) => new([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]);
}
