namespace Flowtriq.Core.Reports;

/// <summary>What was promised.</summary>
/// <param name="Detect">Longest time from the first packet to detection.</param>
/// <param name="Mitigate">Longest time from detection until something is in force.</param>
/// <param name="Unimpaired">Smallest share of the period without impairment by attacks, 0..1.</param>
public sealed record SlaObjectives(TimeSpan Detect, TimeSpan Mitigate, double Unimpaired)
{
    /// <summary>Used where nothing was agreed: detected in a second, mitigated in a minute, 99.9 %.</summary>
    public static SlaObjectives Usual { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), 0.999);
}
