using System.Globalization;
using System.Text;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels.Syslog;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels.Cef;

/// <summary>
/// An event in ArcSight's Common Event Format, version 0, behind the short syslog header that its description asks for. The
/// header's time is in UTC; "rt" holds it in full.
/// </summary>
internal static class CefMessage
{
    internal static string Of(int facility, string host, Alert alert) => Of(facility, host, ProductVersion.Text, alert);

    /// <inheritdoc cref="Of(int, string, Alert)"/>
    internal static string Of(int facility, string host, string version, Alert alert)
    {
        var text = new StringBuilder();
        var time = alert.At.UtcDateTime.ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture);
        // The day is padded with a space (RFC 3164).
        if (time[4] == '0')
            time = $"{time[..4]} {time[5..]}";
        text.Append(
            $"<{SyslogMessage.Priority(facility, alert)}>{time} {host} CEF:0|Flowtriq|Flowtriq|{Header(version)}|"
        );
        text.Append($"{alert.Kind.ToString().ToLowerInvariant()}|{Header(AlertText.Headline(alert))}|{Level(alert)}|");
        text.AppendJoin(' ', Fields(alert).Select(static f => $"{f.Name}={Extension(f.Value)}"));
        return text.ToString();
    }

    private static int Level(Alert alert) =>
        alert.Kind == AlertKind.Test
            ? 0
            : alert.Severity switch
            {
                Severity.Critical => 10,
                Severity.High => 8,
                Severity.Medium => 5,
                Severity.Low => 3,
            };

    private static IEnumerable<(string Name, string Value)> Fields(Alert alert)
    {
        yield return ("rt", Milliseconds(alert.At));
        yield return ("deviceExternalId", alert.Workspace);
        yield return ("cat", "ddos");
        if (alert.Kind == AlertKind.Test)
            yield break;
        yield return ("externalId", alert.Incident.ToString());
        yield return ("start", Milliseconds(alert.Onset));
        if (alert.Resolved is { } resolved)
            yield return ("end", Milliseconds(resolved));
        // "dst" is one IPv4 address; a prefix is a text.
        if (alert.Target is { } target)
        {
            var bare = target.EndsWith("/32", StringComparison.Ordinal) ? target[..^3] : target;
            if (bare.Contains('.') && !bare.Contains('/'))
                yield return ("dst", bare);
            yield return ("cs1Label", "Target");
            yield return ("cs1", target);
        }

        if (alert.Vectors.Count > 0)
        {
            yield return ("cs2Label", "Vectors");
            yield return (
                "cs2",
                string.Join(", ", alert.Vectors.Select(static v => $"{v.Name} {AlertText.Percent(v.Share)}"))
            );
        }

        if (alert.Customer is { } customer)
        {
            yield return ("cs3Label", "Customer");
            yield return ("cs3", customer);
        }

        if (alert.Pops.Count > 0)
        {
            yield return ("cs4Label", "POP");
            yield return ("cs4", string.Join(", ", alert.Pops));
        }

        yield return ("cn1Label", "Peak packets per second");
        yield return ("cn1", Math.Round(alert.PeakPps).ToString());
        yield return ("cn2Label", "Peak bits per second");
        yield return ("cn2", Math.Round(alert.PeakBps).ToString());
        if (alert.Actions.Count > 0)
            yield return ("act", string.Join("; ", alert.Actions));
        if (alert.Link is { } link)
            yield return ("request", link);
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString();

    private static string Header(string text) =>
        OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Extension(string text) =>
        OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);

    private static string OneLine(string text) => new([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]);
}
