namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Who is told when, until somebody takes the incident or it is over.</summary>
/// <param name="Name">For people.</param>
/// <param name="Steps">In order.</param>
/// <param name="RepeatSeconds">How long after the last step it begins anew.</param>
/// <param name="Repeats">How often it begins anew.</param>
public sealed record EscalationPolicyBody(
    string Name,
    IReadOnlyList<EscalationStepBody> Steps,
    int RepeatSeconds = 1800,
    int Repeats = 0
);
