using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>What people wrote as Core goes by it. <see cref="PlanCheck"/> was content with it before.</summary>
internal static class PlanReader
{
    internal static AlertRoute Route(long number, AlertRouteBody body) =>
        new(number, body.Name, Match(body.Match), body.Policy)
        {
            Grouping = body.Grouping,
            GroupFor = TimeSpan.FromSeconds(body.GroupSeconds),
            Quiet = body.Quiet is { } quiet ? Hours(quiet) : null,
            QuietBelow = body.QuietBelow,
        };

    internal static EscalationPolicy Policy(long number, EscalationPolicyBody body) =>
        new(
            number,
            body.Name,
            [
                .. body.Steps.Select(static step => new EscalationStep(
                    TimeSpan.FromSeconds(step.DelaySeconds),
                    [.. step.Targets.Select(AlertTarget.Parse).OfType<AlertTarget>()]
                )),
            ],
            TimeSpan.FromSeconds(body.RepeatSeconds),
            body.Repeats
        );

    internal static Rota Rota(long number, RotaBody body) =>
        new(
            number,
            body.Name,
            [.. body.Members],
            body.TurnDays,
            DateOnly.Parse(body.Start, CultureInfo.InvariantCulture),
            Time(body.HandOver),
            Zone(body.Zone),
            [.. (body.Overrides ?? []).Select(static other => new RotaOverride(other.Member, other.From, other.Until))]
        );

    internal static Silence Silence(long number, StoredSilence stored) =>
        new(number, Match(stored.Match), stored.Reason, stored.By, stored.From, stored.Until);

    internal static MaintenanceWindow Window(long number, MaintenanceBody body) =>
        new(
            number,
            body.Name,
            Match(body.Scope),
            body.From,
            body.Until,
            body.Weekly is { } weekly ? Hours(weekly) : null
        );

    internal static AlertMatch Match(AlertMatchBody body) =>
        new()
        {
            AtLeast = body.AtLeast ?? Severity.Low,
            Customers = [.. body.Customers ?? []],
            Pops = [.. body.Pops ?? []],
            Nodes = [.. (body.Nodes ?? []).Select(static node => new NodeId(node))],
            Families = [.. (body.Families ?? []).Select(Family).OfType<AttackFamily>()],
            Target = body.Target is { } text && IpPrefix.TryParse(text, out var prefix) ? prefix : null,
            Incident = body.Incident is { } number ? new IncidentId(number) : null,
        };

    internal static AttackFamily? Family(string text)
    {
        foreach (var family in Enum.GetValues<AttackFamily>())
        {
            if (family.Text() == text)
                return family;
        }
        return null;
    }

    internal static TimeZoneInfo Zone(string text) => TimeZoneInfo.FindSystemTimeZoneById(text);

    internal static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static WeeklyHours Hours(WeeklyHoursBody body) =>
        new(body.Days.ToImmutableHashSet(), Time(body.From), Time(body.To), Zone(body.Zone));
}
