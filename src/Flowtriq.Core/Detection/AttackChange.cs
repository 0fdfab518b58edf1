namespace Flowtriq.Core.Detection;

/// <summary>One step in the life of an attack.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Attack">The attack after it.</param>
public sealed record AttackChange(AttackChangeKind Kind, Attack Attack);
