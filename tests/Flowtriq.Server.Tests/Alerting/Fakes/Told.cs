using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>Alerts as an attack makes them; what is not named is always the same.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Onset = new(2026, 11, 22, 3, 4, 5, 600, TimeSpan.Zero);

    public static Alert Of(AlertKind kind, Severity severity = Severity.Critical) =>
        new()
        {
            Key = $"incident-12-{kind.ToString().ToLowerInvariant()}",
            Kind = kind,
            Incident = kind == AlertKind.Test ? 0 : 12,
            Severity = severity,
            At = kind == AlertKind.Resolved ? Onset.AddMinutes(11) : Onset.AddMilliseconds(700),
            Target = "192.0.2.7/32",
            Customer = "Müller & Söhne <web>",
            Vectors = [new("DNS amplification", 0.913), new("NTP_amplification", 0.082), new("UDP flood", 0.004)],
            PeakPps = 1_254_000,
            PeakBps = 14_310_000_000,
            Onset = Onset,
            Detected = Onset.AddMilliseconds(400),
            Resolved = kind == AlertKind.Resolved ? Onset.AddMinutes(11) : null,
            Actions = ["Level 1: filtered on edge-1", "Level 2: FlowSpec udp src 53 → 2 routers"],
            Pops = ["FRA", "AMS"],
            By = kind == AlertKind.Acknowledged ? "Ada Lovelace" : null,
            Link = "https://flowtriq.isp.example/incidents/12",
            AcknowledgeLink = "https://flowtriq.isp.example/ack/x?a=1&b=2",
            Workspace = "ISP",
        };
}
