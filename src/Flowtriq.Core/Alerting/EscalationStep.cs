using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>One step of an escalation.</summary>
/// <param name="Delay">How long after the step before, or after the beginning for the first.</param>
/// <param name="Targets">Who is told; nobody twice.</param>
public sealed record EscalationStep(TimeSpan Delay, ImmutableArray<AlertTarget> Targets);
