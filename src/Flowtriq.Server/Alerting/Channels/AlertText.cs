using System.Globalization;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>The words of an alert, the same on every channel: a headline and facts; each channel lays them out its own way.</summary>
internal static class AlertText
{
    private const int LongestFact = 1000;
    private static readonly string[] Prefixes = ["", "k", "M", "G", "T"];

    /// <summary>One line, without markup: "Critical attack on 192.0.2.7: DNS amplification".</summary>
    internal static string Headline(Alert alert)
    {
        var target = alert.Target is null ? "several targets" : Bare(alert.Target);
        return alert.Kind switch
        {
            AlertKind.Opened => $"{alert.Severity} attack on {target}{Vector(alert)}",
            AlertKind.Escalated =>
                $"Escalated: {alert.Severity.ToString().ToLowerInvariant()} attack on {target}{Vector(alert)}",
            AlertKind.Changed => $"The attack on {target} changed{Vector(alert)}",
            AlertKind.Acknowledged => $"Attack on {target} acknowledged{By(alert)}",
            AlertKind.Resolved when alert.By is not null => $"Attack on {target} resolved{By(alert)}",
            AlertKind.Resolved => $"Attack on {target} is over",
            AlertKind.Test => "Test message: this channel works",
        };
    }

    /// <summary>What a person wants to know, in order; a fact that is not known is left out.</summary>
    internal static IReadOnlyList<AlertFact> Facts(Alert alert)
    {
        var facts = new List<AlertFact>();
        if (alert.Kind == AlertKind.Test)
        {
            facts.Add(new("Sent", Time(alert.At)));
            return facts;
        }

        facts.Add(new("Severity", alert.Severity.ToString()));
        facts.Add(new("Target", Bare(alert.Target ?? "several targets")));
        if (alert.Customer is { } customer)
            facts.Add(new("Customer", customer));
        if (alert.Vectors.Count > 0)
            facts.Add(
                new("Vectors", string.Join(", ", alert.Vectors.Select(static v => $"{v.Name} {Percent(v.Share)}")))
            );
        facts.Add(new("Peak", $"{Rate(alert.PeakPps, "pps")}, {Rate(alert.PeakBps, "bps")}"));
        if (alert.Pops.Count > 0)
            facts.Add(new("POP", string.Join(", ", alert.Pops)));
        facts.Add(new("Began", Time(alert.Onset)));
        if (alert.Resolved is { } resolved)
            facts.Add(new("Over", $"{Time(resolved)}, after {Duration(resolved - alert.Onset)}"));
        facts.Add(new("Actions", alert.Actions.Count > 0 ? string.Join("; ", alert.Actions) : "none yet"));
        return [.. facts.Select(static fact => fact with { Value = Cut(fact.Value, LongestFact) })];
    }

    /// <summary>Where people can go from a message: the incident, and to acknowledge it while there is something to acknowledge.</summary>
    internal static IReadOnlyList<AlertFact> Links(Alert alert)
    {
        var links = new List<AlertFact>();
        if (alert.Link is { } link)
            links.Add(new(alert.Kind == AlertKind.Test ? "Open the console" : "Open the incident", link));
        if (alert.AcknowledgeLink is { } acknowledge && alert.Kind is not (AlertKind.Resolved or AlertKind.Test))
            links.Add(new("Acknowledge", acknowledge));
        return links;
    }

    /// <summary>Which incident of which workspace.</summary>
    internal static string Footer(Alert alert) =>
        alert.Incident > 0 ? $"{alert.Workspace}, incident {alert.Incident}" : alert.Workspace;

    /// <summary>The same for everything about one incident, where a service follows it by a key.</summary>
    internal static string IncidentKey(Alert alert) => $"flowtriq/{alert.Workspace}/incident/{alert.Incident}";

    /// <summary>All of it as lines of text.</summary>
    internal static string Plain(Alert alert)
    {
        var lines = Facts(alert).Select(static fact => $"{fact.Name}: {fact.Value}");
        var links = Links(alert).Select(static link => $"{link.Name}: {link.Value}");
        return string.Join('\n', [Headline(alert), "", .. lines, "", .. links, Footer(alert), ""]);
    }

    /// <summary>The colour of a message: by severity, green when it is over, grey for a test.</summary>
    internal static int Colour(Alert alert) =>
        (alert.Kind, alert.Severity) switch
        {
            (AlertKind.Resolved, _) => 0x2E9E5B,
            (AlertKind.Test, _) => 0x6B7280,
            (AlertKind.Acknowledged, _) => 0x3B82F6,
            (_, Severity.Critical) => 0xD92D20,
            (_, Severity.High) => 0xE8590C,
            (_, Severity.Medium) => 0xF0B429,
            (_, Severity.Low) => 0x3B82F6,
        };

    /// <summary>Three digits at most and a prefix of the SI: "1.25 Mpps".</summary>
    internal static string Rate(double value, string unit)
    {
        var step = 0;
        while (value >= 999.5 && step < Prefixes.Length - 1)
        {
            value /= 1000;
            step++;
        }

        var digits = value switch
        {
            >= 99.95 => "0",
            >= 9.995 => "0.#",
            _ => "0.##",
        };
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {Prefixes[step]}{unit}";
    }

    /// <summary>"97 %"; "&lt; 1 %" rather than nothing.</summary>
    internal static string Percent(double share) => share is > 0 and < 0.01 ? "< 1 %" : $"{Math.Round(share * 100)} %";

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'");

    internal static string Duration(TimeSpan span) =>
        span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
        : $"{Math.Max(0, span.Seconds)} s";

    /// <summary>A whole text that is cut where a service allows no more.</summary>
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1), "…");

    // "/32" and "/128" say nothing to people.
    private static string Bare(string target) =>
        target.EndsWith("/32", StringComparison.Ordinal) && target.Contains('.') ? target[..^3]
        : target.EndsWith("/128", StringComparison.Ordinal) ? target[..^4]
        : target;

    private static string Vector(Alert alert) => alert.Vectors.Count > 0 ? $": {alert.Vectors[0].Name}" : "";

    private static string By(Alert alert) => alert.By is { } person ? $" by {person}" : "";
}
