using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>Everything people laid down about who is told of what. Immutable; a change is a new plan.</summary>
public sealed record AlertingPlan
{
    /// <summary>Nobody is told of anything.</summary>
    public static AlertingPlan Empty { get; } = new();

    /// <summary>In the order in which they are asked.</summary>
    public ImmutableArray<AlertRoute> Routes { get; init; } = [];

    /// <summary>Escalation policies.</summary>
    public ImmutableArray<EscalationPolicy> Policies { get; init; } = [];

    /// <summary>Rotas.</summary>
    public ImmutableArray<Rota> Rotas { get; init; } = [];

    /// <summary>Silences, ended ones too.</summary>
    public ImmutableArray<Silence> Silences { get; init; } = [];

    /// <summary>Maintenance windows.</summary>
    public ImmutableArray<MaintenanceWindow> Windows { get; init; } = [];

    /// <summary>The route an incident goes; null when none concerns it.</summary>
    public AlertRoute? RouteOf(AlertSubject subject) => Routes.FirstOrDefault(route => route.Match.Concerns(subject));

    /// <summary>The policy of that number; null when there is none.</summary>
    public EscalationPolicy? Policy(long? number) => Policies.FirstOrDefault(policy => policy.Number == number);

    /// <summary>Why nobody is told of the incident now, the reason that lasts longest; null when somebody is.</summary>
    public Hush? HushOf(AlertSubject subject, DateTimeOffset now) =>
        Windows
            .Select(window => window.Of(subject, now))
            .Concat(Silences.Select(silence => silence.Of(subject, now)))
            .OfType<Hush>()
            .MaxBy(static hush => hush.Until);

    /// <summary>The channels and people a step reaches at this moment, nobody twice.</summary>
    public ImmutableArray<AlertTarget> Reached(EscalationStep step, DateTimeOffset now) =>
        [
            .. step
                .Targets.Select(target =>
                    target is AlertTarget.OnCall turn
                        ? Rotas.FirstOrDefault(rota => rota.Number == turn.Rota)?.OnCall(now) is { } member
                            ? new AlertTarget.Person(member)
                            : null
                        : target
                )
                .OfType<AlertTarget>()
                .Distinct(),
        ];
}
