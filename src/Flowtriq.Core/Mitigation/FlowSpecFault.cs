namespace Flowtriq.Core.Mitigation;

/// <summary>One reason why a rule must not be sent.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Reason">The same for a person, with the offending value.</param>
public sealed record FlowSpecFault(FlowSpecFaultKind Kind, string Reason);
