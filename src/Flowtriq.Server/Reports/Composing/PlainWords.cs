using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>Words of the trade as somebody outside of it reads them.</summary>
internal static class PlainWords
{
    internal static string Level(MitigationLevel level) =>
        level switch
        {
            MitigationLevel.Firewall => "Attack packets filtered where they enter our network",
            MitigationLevel.FlowSpec => "Attack packets filtered in our routers",
            MitigationLevel.Blackhole => "All traffic to the target discarded",
            MitigationLevel.Scrubbing => "Traffic diverted, cleaned and returned",
        };

    /// <summary>What became of a measure that was in force at some time.</summary>
    internal static string Outcome(MitigationState state) =>
        state switch
        {
            MitigationState.Proposed or MitigationState.Approved or MitigationState.Requested => "not in force yet",
            MitigationState.Accepted => "in force",
            MitigationState.Effective => "in force, measured to work",
            MitigationState.Failed => "failed",
            MitigationState.Refused => "refused",
            MitigationState.Expired or MitigationState.Withdrawn => "ended",
        };

    /// <summary>Instead of a list of measures that is empty.</summary>
    internal static string NoMeasures(DateTimeOffset? inForce) =>
        inForce is null ? "No measure was put in force." : "The measures are no longer on record.";

    internal static string Severity(Severity severity) => severity.ToString().ToLowerInvariant();

    internal static string State(Incident incident) =>
        incident.State switch
        {
            IncidentState.Resolved => "over",
            IncidentState.Subsiding => "fading",
            _ => "running",
        };

    internal static string Verdict(Verdict verdict) =>
        verdict switch
        {
            Core.Incidents.Verdict.None => "not given",
            Core.Incidents.Verdict.TruePositive => "an attack",
            Core.Incidents.Verdict.FalsePositive => "ordinary traffic",
            Core.Incidents.Verdict.Test => "a test of our own defence",
        };

    internal static string Vectors(Incident incident) =>
        incident.Picture.Vectors.Count == 0
            ? "what it was made of is not known"
            : string.Join(
                ", ",
                incident.Picture.Vectors.Take(3).Select(static v => $"{v.Name} ({FigureText.Percent(v.PacketShare)})")
            );

    /// <summary>"14 times": how a rate compares with what was usual; null when nothing was usual.</summary>
    internal static string? Times(double rate, double usual) =>
        usual >= 1 ? (rate / usual).ToString(rate / usual < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture) : null;
}
