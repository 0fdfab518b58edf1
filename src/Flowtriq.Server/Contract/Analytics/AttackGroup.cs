namespace Flowtriq.Server.Contract.Analytics;

/// <summary>The attacks that have something in common.</summary>
/// <param name="Key">What: the vector, the customer, the point of presence.</param>
/// <param name="Count">How many.</param>
/// <param name="Seconds">How long they lasted, added up.</param>
/// <param name="PeakPps">The largest peak.</param>
/// <param name="PeakBps">The largest peak.</param>
public sealed record AttackGroup(string Key, int Count, double Seconds, double PeakPps, double PeakBps);
