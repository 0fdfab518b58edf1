using System.Globalization;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>Everything wrong with what people write, all at once, by field.</summary>
internal static class PlanCheck
{
    private const int LongestText = 200;
    private const int MostSteps = 20;
    private const int MostTargets = 50;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(30);

    internal static void Route(AlertRouteBody body, AlertingBook book, RequestFaults faults)
    {
        Name(body.Name, faults);
        Match(body.Match, "match", faults);
        faults.When(
            body.Policy is { } policy && book.Policies.All(other => other.Number != policy),
            "policy",
            $"There is no escalation policy {body.Policy}."
        );
        faults.When(!Enum.IsDefined(body.Grouping), "grouping", "Choose what the incidents have in common.");
        faults.When(body.GroupSeconds is < 1 or > 86_400, "groupSeconds", "A second to a day.");
        if (body.Quiet is { } quiet)
            Hours(quiet, "quiet", faults);
    }

    internal static void Policy(EscalationPolicyBody body, IReadOnlySet<string> recipients, RequestFaults faults)
    {
        Name(body.Name, faults);
        faults.When(body.Steps.Count is 0 or > MostSteps, "steps", "One to twenty steps.");
        for (var i = 0; i < body.Steps.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"steps[{i}]");
            if (body.Steps[i] is not { } step)
            {
                faults.Add(field, "Say who is told, and when.");
                continue;
            }
            faults.When(
                step.DelaySeconds < 0 || step.DelaySeconds > LongestDelay.TotalSeconds,
                $"{field}.delaySeconds",
                "Nothing to seven days."
            );
            faults.When(step.Targets.Count is 0 or > MostTargets, $"{field}.targets", "Choose who is told.");
            foreach (var target in step.Targets.Where(target => !recipients.Contains(target)))
                faults.Add($"{field}.targets", $"There is no {target}.");
        }
        faults.When(body.Repeats is < 0 or > 100, "repeats", "Nothing to a hundred times.");
        faults.When(
            body.Repeats > 0 && (body.RepeatSeconds < 60 || body.RepeatSeconds > LongestDelay.TotalSeconds),
            "repeatSeconds",
            "A minute to seven days."
        );
    }

    internal static void Rota(RotaBody body, IReadOnlySet<string> recipients, RequestFaults faults)
    {
        Name(body.Name, faults);
        faults.When(body.Members.Count is 0 or > 100, "members", "Choose who takes turns.");
        foreach (var member in body.Members.Where(member => !IsMember(member, recipients)))
            faults.Add("members", $"There is no member {member}.");
        faults.When(body.TurnDays is < 1 or > 366, "turnDays", "A day to a year.");
        faults.When(!DateOnly.TryParseExact(body.Start, "yyyy-MM-dd", out _), "start", "A day: 2026-11-23.");
        Time(body.HandOver, "handOver", faults);
        Zone(body.Zone, "zone", faults);
        var overrides = body.Overrides ?? [];
        for (var i = 0; i < overrides.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"overrides[{i}]");
            if (overrides[i] is not { } other)
            {
                faults.Add(field, "Say who stands in, and when.");
                continue;
            }
            faults.When(!IsMember(other.Member, recipients), $"{field}.member", "Choose a member.");
            faults.When(other.Until <= other.From, $"{field}.until", "It ends after it begins.");
        }
    }

    internal static void Silence(AlertMatchBody match, string reason, int seconds, RequestFaults faults)
    {
        Match(match, "match", faults);
        faults.When(reason.Trim().Length is 0 or > LongestText, "reason", "Say why, in up to 200 characters.");
        faults.When(
            seconds < 60 || seconds > LongestSilence.TotalSeconds,
            "seconds",
            "A minute to 30 days; a silence always ends."
        );
    }

    internal static void Window(MaintenanceBody body, RequestFaults faults)
    {
        Name(body.Name, faults);
        Match(body.Scope, "scope", faults);
        faults.When(body.Until <= body.From, "until", "It ends after it begins.");
        faults.When(body.Weekly is null && body.Until is null, "until", "Say when it ends.");
        if (body.Weekly is { } weekly)
            Hours(weekly, "weekly", faults);
    }

    private static void Name(string name, RequestFaults faults) =>
        faults.When(name.Trim().Length is 0 or > LongestText, "name", "A name of up to 200 characters.");

    private static void Match(AlertMatchBody body, string field, RequestFaults faults)
    {
        foreach (var family in (body.Families ?? []).Where(static family => PlanReader.Family(family) is null))
            faults.Add($"{field}.families", $"There is no family \"{family}\".");
        faults.When(
            body.Target is { } target && !IpPrefix.TryParse(target, out _),
            $"{field}.target",
            "A prefix: 203.0.113.0/24."
        );
        var lists = (IReadOnlyList<string>?[])[body.Customers, body.Pops, body.Nodes];
        faults.When(lists.Any(static list => list is { Count: > 500 }), field, "At most 500 of each kind.");
    }

    private static void Hours(WeeklyHoursBody body, string field, RequestFaults faults)
    {
        faults.When(body.Days.Count == 0, $"{field}.days", "Choose days.");
        Time(body.From, $"{field}.from", faults);
        Time(body.To, $"{field}.to", faults);
        Zone(body.Zone, $"{field}.zone", faults);
    }

    private static void Time(string text, string field, RequestFaults faults) =>
        faults.When(!TimeOnly.TryParseExact(text, "HH:mm", out _), field, "A time: 22:00.");

    private static void Zone(string text, string field, RequestFaults faults) =>
        faults.When(!TimeZoneInfo.TryFindSystemTimeZoneById(text, out _), field, "A time zone: Europe/Berlin.");

    private static bool IsMember(long member, IReadOnlySet<string> recipients) =>
        recipients.Contains(new AlertTarget.Person(member).ToString());
}
