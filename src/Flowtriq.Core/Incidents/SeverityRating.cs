namespace Flowtriq.Core.Incidents;

/// <summary>A severity and the sentence that explains it to a person.</summary>
public readonly record struct SeverityRating(Severity Severity, string Reason);
