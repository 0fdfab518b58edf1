using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>An incident with what alerting goes by and the incident itself does not know.</summary>
/// <param name="Incident">The incident as it is after the change under way.</param>
/// <param name="Customer">Who owns its target; null when nobody does or the target is unknown.</param>
/// <param name="Pops">Codes of the POPs whose nodes see it.</param>
public sealed record AlertSubject(Incident Incident, string? Customer, ImmutableArray<string> Pops);
