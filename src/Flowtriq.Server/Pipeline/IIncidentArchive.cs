namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Incidents as they are known afterwards, with the moments at which something was done about them: what analytics and reports
/// read incidents through.
/// </summary>
public interface IIncidentArchive
{
    /// <summary>
    /// Incidents that were open at some moment of the range, oldest onset first. Those that were merged into others are left out:
    /// the others go on with their observations.
    /// </summary>
    ArchivedIncidents Overlapping(TimeRange range);
}
