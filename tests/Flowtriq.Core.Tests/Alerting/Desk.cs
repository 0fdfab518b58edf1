using System.Collections.Immutable;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Alerting;

/// <summary>Incidents, a plan and a clock that a test moves; keeps what was told.</summary>
internal sealed class Desk(AlertingPlan plan)
{
    private readonly Dictionary<long, AlertSubject> _subjects = [];
    private readonly Dictionary<long, Escalation> _escalations = [];

    /// <summary>A Monday.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public AlertingPlan Plan { get; set; } = plan;

    public List<Notification> Told { get; } = [];

    public List<string> Remarks { get; } = [];

    public Escalation this[long incident] => _escalations[incident];

    /// <summary>What was told since the last question: "Opened channel:1".</summary>
    public string[] News()
    {
        string[] news = [.. Told.Select(static n => $"{n.Kind} {n.Target}")];
        Told.Clear();
        return news;
    }

    public Desk Attack(
        long number = 1,
        Severity severity = Severity.High,
        string? target = "203.0.113.7/32",
        string? customer = null,
        params string[] pops
    )
    {
        _subjects[number] = new AlertSubject(
            new Incident
            {
                Id = new IncidentId(number),
                Rating = new SeverityRating(severity, ""),
                Direction = Direction.Inbound,
                Target = target is null ? null : Prefix(target),
                Opened = Now,
                Onset = Now,
                Detected = Now,
                LastReport = Now,
            },
            customer,
            [.. pops]
        );
        return Look();
    }

    public Desk Change(long number, Func<Incident, Incident> change)
    {
        _subjects[number] = _subjects[number] with { Incident = change(_subjects[number].Incident) };
        return Look();
    }

    public Desk Acknowledge(long number = 1) =>
        Change(
            number,
            incident => incident with { AcknowledgedAt = Now, Owner = "ada", State = IncidentState.Acknowledged }
        );

    public Desk Resolve(long number = 1) =>
        Change(number, incident => incident with { Resolved = Now, State = IncidentState.Resolved });

    public Desk Reopen(long number = 1) =>
        Change(
            number,
            incident => incident with { Resolved = null, AcknowledgedAt = null, State = IncidentState.Open }
        );

    /// <summary>Moves the clock in steps of a second, with a look at each.</summary>
    public Desk After(TimeSpan time)
    {
        for (var end = Now + time; Now < end; )
        {
            Now += TimeSpan.FromSeconds(1);
            Look();
        }
        return this;
    }

    /// <summary>Moves the clock with one look at the end, as after a time without a server.</summary>
    public Desk Asleep(TimeSpan time)
    {
        Now += time;
        return Look();
    }

    public Desk Look()
    {
        var decision = Escalations.Decide(Plan, _escalations, _subjects.Values, Now);
        foreach (var escalation in decision.Changed)
            _escalations[escalation.Incident] = escalation;
        Told.AddRange(decision.Notifications);
        Remarks.AddRange(decision.Remarks.Select(static remark => remark.Text));
        return this;
    }

    public static AlertTarget Channel(long number) => new AlertTarget.Channel(number);

    public static EscalationStep Step(int minutes, params AlertTarget[] targets) =>
        new(TimeSpan.FromMinutes(minutes), [.. targets]);

    public static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);

    /// <summary>One route for everything to a policy of three steps: at once, after 5 and after 10 more minutes.</summary>
    public static AlertingPlan ThreeSteps { get; } =
        new()
        {
            Routes = [new AlertRoute(1, "all", AlertMatch.All, 1)],
            Policies =
            [
                new EscalationPolicy(
                    1,
                    "noc",
                    [Step(0, Channel(1)), Step(5, Channel(2)), Step(10, Channel(1), Channel(3))],
                    TimeSpan.FromMinutes(30),
                    1
                ),
            ],
        };
}
