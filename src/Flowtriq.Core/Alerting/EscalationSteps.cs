using System.Globalization;

namespace Flowtriq.Core.Alerting;

/// <summary>The steps of a policy as they fall due.</summary>
internal static class EscalationSteps
{
    // Somebody who is told every few seconds stops listening.
    private static readonly TimeSpan ShortestRepeat = TimeSpan.FromMinutes(1);

    internal static Escalation Start(
        Escalation escalation,
        AlertRoute route,
        EscalationPolicy policy,
        DateTimeOffset now
    ) =>
        escalation with
        {
            Phase = EscalationPhase.Telling,
            Route = route.Number,
            Policy = policy.Number,
            Began = now,
            Step = 0,
            Round = 0,
            Due = now + policy.Steps[0].Delay,
        };

    /// <summary>Takes every step that is due; those missed while the server was down come at once, in order.</summary>
    internal static Escalation Take(EscalationLook look, AlertSubject subject, Escalation escalation)
    {
        if (look.Plan.Policy(escalation.Policy) is not { Steps.IsEmpty: false } policy)
            return escalation with { Phase = EscalationPhase.Waiting, Policy = null, Due = null };
        while (escalation.Due <= look.Now)
        {
            if (look.Plan.HushOf(subject, look.Now) is { } hush)
                return look.Hold(escalation, hush);
            escalation =
                escalation.Step < policy.Steps.Length
                    ? One(look, escalation with { Why = "" }, policy)
                    : escalation with
                    {
                        Due = null,
                    };
        }
        return escalation;
    }

    private static Escalation One(EscalationLook look, Escalation escalation, EscalationPolicy policy)
    {
        var number = escalation.Step + 1;
        var reached = look.Plan.Reached(policy.Steps[escalation.Step], look.Now);
        var begins = escalation is { Step: 0, Round: 0 };
        foreach (var target in reached)
        {
            var first = begins && !escalation.Told.Contains(target.ToString());
            look.Tell(
                escalation,
                first ? NotificationKind.Opened : NotificationKind.Escalated,
                target,
                number,
                string.Create(CultureInfo.InvariantCulture, $"{policy.Number}.{escalation.Round}.{number}"),
                first ? "" : string.Create(CultureInfo.InvariantCulture, $"step {number} of {policy.Name}")
            );
        }
        if (reached.IsEmpty)
            look.Remark(
                escalation,
                string.Create(CultureInfo.InvariantCulture, $"Step {number} of {policy.Name} reaches nobody")
            );
        var told = escalation with
        {
            Told = [.. escalation.Told.Concat(reached.Select(static target => target.ToString())).Distinct()],
        };
        return Next(told, policy, reached.IsEmpty ? look.Now : escalation.Due!.Value, reached.IsEmpty, look.Now);
    }

    // A step that reaches nobody makes nobody wait.
    private static Escalation Next(
        Escalation escalation,
        EscalationPolicy policy,
        DateTimeOffset taken,
        bool atOnce,
        DateTimeOffset now
    )
    {
        var next = escalation.Step + 1;
        if (next < policy.Steps.Length)
            return escalation with { Step = next, Due = atOnce ? now : taken + policy.Steps[next].Delay };
        if (escalation.Round >= policy.Repeats)
            return escalation with { Step = next, Due = null };
        var pause = policy.RepeatAfter > ShortestRepeat ? policy.RepeatAfter : ShortestRepeat;
        return escalation with { Step = 0, Round = escalation.Round + 1, Due = now + pause };
    }
}
