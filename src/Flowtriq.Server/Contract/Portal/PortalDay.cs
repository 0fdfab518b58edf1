namespace Flowtriq.Server.Contract.Portal;

/// <summary>What arrived at a customer's addresses in incidents that began on a day.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Incidents">How many began.</param>
/// <param name="PeakPps">The highest rate of any of them.</param>
/// <param name="PeakBps">The highest rate of any of them.</param>
public sealed record PortalDay(DateOnly Day, int Incidents, double PeakPps, double PeakBps);
